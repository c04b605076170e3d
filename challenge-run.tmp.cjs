const tf=require("@tensorflow/tfjs-node");
const {inputs,judge,format}=require("image-lab/internal/checks/judge/index");
const {observe}=require("image-lab/internal/checks/observe/index");
const nets={
 solution:()=>tf.sequential({layers:[tf.layers.conv2d({inputShape:[32,32,3],filters:12,kernelSize:5,strides:2,padding:"same",activation:"relu"}),tf.layers.conv2d({filters:32,kernelSize:3,padding:"same",activation:"relu"}),tf.layers.maxPooling2d({poolSize:2,strides:2}),tf.layers.conv2d({filters:48,kernelSize:3,padding:"same",activation:"relu"}),tf.layers.maxPooling2d({poolSize:2,strides:2}),tf.layers.flatten(),tf.layers.dense({units:96,activation:"relu"}),tf.layers.dropout({rate:0.3}),tf.layers.dense({units:10,activation:"softmax"})]}),
 two3x3:()=>tf.sequential({layers:[tf.layers.conv2d({inputShape:[32,32,3],filters:16,kernelSize:3,padding:"same",activation:"relu"}),tf.layers.conv2d({filters:16,kernelSize:3,padding:"same",activation:"relu"}),tf.layers.maxPooling2d({poolSize:2}),tf.layers.conv2d({filters:32,kernelSize:3,padding:"same",activation:"relu"}),tf.layers.maxPooling2d({poolSize:2}),tf.layers.flatten(),tf.layers.dropout({rate:0.3}),tf.layers.dense({units:10,activation:"softmax"})]}),
 mlp:()=>tf.sequential({layers:[tf.layers.flatten({inputShape:[32,32,3]}),tf.layers.dense({units:16,activation:"relu"}),tf.layers.dense({units:10,activation:"softmax"})]}),
 dead:()=>tf.sequential({layers:[tf.layers.conv2d({inputShape:[32,32,3],filters:96,kernelSize:5,padding:"same",activation:"relu"}),tf.layers.flatten(),tf.layers.dense({units:10,activation:"softmax"})]}),
};
(async()=>{for(const n of Object.keys(nets)){const i=inputs("buildChallengeModel",1);const t=Date.now();const o=await observe("buildChallengeModel",nets[n],i);const v=judge("buildChallengeModel",i,o);const {classes,model,...r}=require("image-lab/internal/checks/encoding").decode(o.calls[0].value);
console.log(n,((Date.now()-t)/1000).toFixed(0)+"s",JSON.stringify(r),v.score,v.diagnosis?format(v.diagnosis.message):"passed");}})();
