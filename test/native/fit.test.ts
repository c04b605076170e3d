import "./native-on";

// What `fit` promises holds whoever takes the steps.
import "../training/fit.test";
