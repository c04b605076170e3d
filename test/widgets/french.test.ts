import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import {
  confusionMatrix,
  featureMaps,
  firstLayerFilters,
  histogram,
  imageGrid,
  learningCurves,
  lenet5,
  networkDiagram,
  tensorMeter,
  valleyPaths,
} from "image-lab";
import type { Dataset } from "image-lab/internal/data/dataset";
import { describe } from "image-lab/internal/data/describe";
import { plotlyConfig } from "image-lab/internal/figures/show/plotly-config";
import { figures as french } from "image-lab/internal/i18n/fr/figures";
import { formatNumber, type Phrase, plural, setLanguage, t } from "image-lab/internal/i18n/index";
import { drawingStill } from "image-lab/internal/widgets/draw-digit/drawing-still";
import { convolutionData } from "image-lab/internal/widgets/explore/convolution";
import { pageModule, pageTexts } from "image-lab/internal/widgets/host/page-module";
import { productsAt } from "image-lab/internal/widgets/shared/arithmetic";
import { cellSentence, drawingSentence, productSentence } from "image-lab/internal/widgets/shared/sentences";

before(() => setLanguage("fr"));
after(() => setLanguage("en"));

const dataset: Dataset = {
  name: "MNIST",
  images: Uint8Array.from({ length: 3 * 784 }, (_, at) => at % 256),
  labels: Uint8Array.of(0, 1, 1),
  shape: [28, 28, 1],
  classNames: ["0", "1"],
  origin: "stand-in",
};

test("each French text fills the same names as the English one", () => {
  const names = (text: string): string[] => [...text.matchAll(/\{\w+[:}]/g)].map(([name]) => name).sort();
  for (const [english, text] of Object.entries(french))
    assert.deepEqual(names(text), names(english), english);
});

test("numbers and plurals follow the language", () => {
  assert.equal(formatNumber(61706), "61\u202f706");
  assert.match(cellSentence({ classNames: ["0", "1"], counts: [[999, 24]] }, 0, 1), /de 1\u202f023$/);
  assert.equal(plural(0, "image"), "0 image");
  assert.equal(plural(2, "feature map"), "2 cartes de caractéristiques");
  assert.equal(
    t("Trained {epochs} in {time}", { epochs: plural(1, "epoch"), time: "2 s" }).slice(0, 8),
    "1 époque",
  );
  assert.equal(drawingSentence([0.1, 0.9], ["8", "3"]), "On dirait\u202f: 3, 90\u00a0%.");
});

test("the buttons of figures speak French, and none sends a figure away", () => {
  const { locale, locales, ...config } = plotlyConfig() as {
    locale: string;
    locales: { [code: string]: { dictionary: { [button: string]: string } } };
    showSendToCloud: boolean;
  };
  assert.equal(config.showSendToCloud, false);
  assert.equal(locales[locale]?.dictionary["Reset axes"], "Remettre les axes");
});

test("the names of metrics in a widget's data go along to its page", () => {
  const { figures } = pageTexts(pageModule("epochs"), ["loss", "val_acc"]);
  assert.equal(figures["val_acc"], "exactitude de validation");
  assert.equal(figures["val_loss"], undefined);
});

test("a language that is not known leaves the one that is", () => {
  assert.throws(() => setLanguage("tlh"), /There is no language "tlh"/);
  assert.equal(t("Draw a digit"), "Dessinez un chiffre");
});

test("no English is left in figures and widgets", () => {
  const model = lenet5([28, 28, 1]);
  const image = tf.zeros([28, 28, 1]);
  const counts = [
    [9, 1],
    [2, 8],
  ];
  const convolution = convolutionData(image, model);
  const texts = [
    confusionMatrix(counts, ["chat", "chien"], { from: dataset }),
    featureMaps(model, image as tf.Tensor3D),
    firstLayerFilters(model),
    histogram([1, 2, 3]),
    imageGrid(dataset),
    learningCurves({ history: { loss: [1, 0.5], val_loss: [1, 0.7] } }),
    networkDiagram(model),
    valleyPaths(
      (x) => x * x,
      [
        {
          name: "Adam",
          points: [
            [1, 1],
            [0, 0],
          ],
        },
      ],
      {
        title: "Vallée",
        xRange: [-1, 1],
        yRange: [-1, 1],
      },
    ),
    drawingStill([], undefined, ["0", "1"]),
    describe(dataset),
    tensorMeter().stop().text,
    cellSentence({ classNames: ["chat", "chien"], counts }, 0, 1),
    productSentence(convolution, productsAt(convolution, 0, 0, 0), 0, 0),
  ].map((one) => JSON.stringify(one).replaceAll(/data:[^"\\]+/g, ""));
  assert.match(networkDiagram(model).text, /sortie\s: dense softmax/);
  for (const english of wholeTexts())
    for (const text of texts) assert.ok(!text.includes(english), `"${english}" in ${text.slice(0, 300)}`);
});

/** The English texts, in parts between what is filled in, that have another form in French and are no plain word. */
function wholeTexts(): string[] {
  return (Object.keys(french) as Phrase[])
    .filter((english) => french[english] !== english)
    .flatMap((english) => english.split(/%?\{[^}]*\}/))
    .filter((part) => /\w{3,}\W+\w{3,}/.test(part));
}
