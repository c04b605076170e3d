import type { CifarLabels } from "./cifar-binary";

/** A published set that a chapter can be given in place of MNIST or CIFAR-10. */
export type Variation = IdxVariation | CifarVariation;

interface Named {
  readonly name: string;
  /** Folders in which its files may lie. */
  readonly folders: readonly string[];
  readonly classNames: readonly string[];
}

/** Files as MNIST's. */
interface IdxVariation extends Named {
  readonly kind: "idx";
  readonly train: { readonly images: string; readonly labels: string };
  readonly test: { readonly images: string; readonly labels: string };
  readonly firstLabel?: number;
  readonly transposed?: boolean;
}

/** Files as CIFAR's binary version. */
interface CifarVariation extends Named {
  readonly kind: "cifar";
  readonly train: { readonly images: string };
  readonly test: { readonly images: string };
  readonly labels: CifarLabels;
}

const [digits, capitals] = ["0 1 2 3 4 5 6 7 8 9".split(" "), [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]];

function likeMnist(name: string, folders: readonly string[], classNames: readonly string[]): IdxVariation {
  const part = (name: string) => ({
    images: `${name}-images-idx3-ubyte`,
    labels: `${name}-labels-idx1-ubyte`,
  });
  return { kind: "idx", name, folders, classNames, train: part("train"), test: part("t10k") };
}

/** EMNIST's images stand column by column. Source: Cohen, Afshar, Tapson and van Schaik, "EMNIST" (2017). */
function emnist(split: string, classNames: readonly string[], firstLabel = 0): IdxVariation {
  const part = (name: string) => ({
    images: `emnist-${split}-${name}-images-idx3-ubyte`,
    labels: `emnist-${split}-${name}-labels-idx1-ubyte`,
  });
  return {
    kind: "idx",
    name: `EMNIST ${split}`,
    folders: ["emnist", "emnist/raw", "emnist/gzip", "gzip", "emnist/raw/gzip"],
    classNames,
    train: part("train"),
    test: part("test"),
    firstLabel,
    transposed: true,
  };
}

function cifar100(name: string, classNames: readonly string[], at: number): CifarVariation {
  return {
    kind: "cifar",
    name,
    folders: ["cifar-100-binary", "cifar-100", "cifar-100/cifar-100-binary"],
    classNames,
    train: { images: "train.bin" },
    test: { images: "test.bin" },
    labels: { classes: [coarseCount, fineCount], at },
  };
}

const coarse =
  "aquatic_mammals fish flowers food_containers fruit_and_vegetables household_electrical_devices household_furniture " +
  "insects large_carnivores large_man-made_outdoor_things large_natural_outdoor_scenes large_omnivores_and_herbivores " +
  "medium_mammals non-insect_invertebrates people reptiles small_mammals trees vehicles_1 vehicles_2";

const fine =
  "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can castle " +
  "caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin elephant flatfish " +
  "forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle " +
  "mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy porcupine " +
  "possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper snail snake spider squirrel streetcar " +
  "sunflower sweet_pepper table tank telephone television tiger tractor train trout tulip turtle wardrobe whale " +
  "willow_tree wolf woman worm";

/** Classes that the two bytes before an image of CIFAR-100 tell apart. */
const [coarseCount, fineCount] = [20, 100];

const words = (names: string): string[] => names.split(" ").map((name) => name.replaceAll("_", " "));

/** A set that is read like MNIST or CIFAR-10. */
export type VariationName =
  | "fashion-mnist"
  | "kmnist"
  | "qmnist"
  | `emnist-${"letters" | "digits" | "mnist" | "balanced" | "bymerge" | "byclass"}`
  | "cifar-100"
  | "cifar-100-coarse";

export const variations: Readonly<Record<VariationName, Variation>> = {
  "fashion-mnist": likeMnist(
    "Fashion-MNIST",
    ["fashion-mnist", "fashion-mnist/raw"],
    ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"],
  ),
  kmnist: likeMnist("KMNIST", ["kmnist", "kmnist/raw"], "o ki su tsu na ha ma ya re wo".split(" ")),
  qmnist: {
    kind: "idx",
    name: "QMNIST",
    folders: ["qmnist", "qmnist/raw"],
    classNames: digits,
    train: { images: "qmnist-train-images-idx3-ubyte", labels: "qmnist-train-labels-idx2-int" },
    test: { images: "qmnist-test-images-idx3-ubyte", labels: "qmnist-test-labels-idx2-int" },
  },
  "emnist-letters": emnist("letters", capitals, 1),
  "emnist-digits": emnist("digits", digits),
  "emnist-mnist": emnist("mnist", digits),
  "emnist-balanced": emnist("balanced", [...digits, ...capitals, ..."abdefghnqrt"]),
  "emnist-bymerge": emnist("bymerge", [...digits, ...capitals, ..."abdefghnqrt"]),
  "emnist-byclass": emnist("byclass", [...digits, ...capitals, ..."abcdefghijklmnopqrstuvwxyz"]),
  "cifar-100": cifar100("CIFAR-100", words(fine), 1),
  "cifar-100-coarse": cifar100("CIFAR-100 coarse", words(coarse), 0),
};
