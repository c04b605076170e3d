import "./native-on";

// What the graph's accuracies are held to, the engine's are.
import "../training/accuracy.full.test";
