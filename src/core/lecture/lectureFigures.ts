/** Where the figures were printed. They are facts; none of its sentences stand here. */
export const LECTURE_SOURCE = "신박AI, 역전파 알고리즘 (lecture, 2024)";

/** The lecture's network file: 2-2-1 without biases, sigmoid, mean squared error, η = 0.1. */
export const LECTURE_NETWORK = `
inputs: [0.5, 0.3]
targets: [1]
layers:
  - weights: [[0.7, 0.4], [0.3, 0.6]]
    activation: sigmoid
  - weights: [[0.55, 0.45]]
    activation: sigmoid
loss: mse
learningRate: 0.1
`;

/** Each figure of the worked example as it was printed, in the lecture's order, by the quantity's id. */
export const LECTURE_FIGURES: readonly (readonly [quantity: string, printed: string])[] = [
  ["z1_1", "0.47"],
  ["z1_2", "0.33"],
  ["a1_1", "0.615"],
  ["a1_2", "0.582"],
  ["z2_1", "0.6"],
  ["a2_1", "0.645"],
  ["C", "0.126"],
  ["dC_da2_1", "-0.71"],
  ["da2_1_dz2_1", "0.229"],
  ["dz2_1_dw2_1_1", "0.615"],
  ["dC_dw2_1_1", "-0.1"],
  ["w2_1_1_new", "0.56"],
  ["dz2_1_dw2_1_2", "0.582"],
  ["dC_dw2_1_2", "-0.095"],
  ["w2_1_2_new", "0.4595"],
  ["dz2_1_da1_1", "0.55"],
  ["da1_1_dz1_1", "0.237"],
  ["dz1_1_dw1_1_1", "0.5"],
  ["dC_dw1_1_1", "-0.0106"],
  ["w1_1_1_new", "0.7010"],
  ["dz2_1_da1_2", "0.45"],
  ["da1_2_dz1_2", "0.243"],
  ["dz1_2_dw1_2_1", "0.5"],
  ["dC_dw1_2_1", "-0.009"],
  ["w1_2_1_new", "0.3009"],
  ["dz1_1_dw1_1_2", "0.5"],
  ["dC_dw1_1_2", "-0.011"],
  ["w1_1_2_new", "0.4011"],
  ["dz1_2_dw1_2_2", "0.3"],
  ["dC_dw1_2_2", "-0.005"],
  ["w1_2_2_new", "0.6005"],
  ["z1_1_new", "0.4708"],
  ["z1_2_new", "0.3306"],
  ["a1_1_new", "0.6156"],
  ["a1_2_new", "0.5819"],
  ["z2_1_new", "0.6121"],
  ["a2_1_new", "0.6484"],
  ["C_new", "0.1236"],
];

/** The figures that are known to be wrong, and why. */
export const LECTURE_FAULTS: Readonly<Record<string, string>> = {
  dz1_1_dw1_1_2: "x1's value where x2 = 0.3 belongs",
  dC_dw1_1_2: "uses x1 = 0.5 where x2 = 0.3 belongs",
  w1_1_2_new: "follows from the wrong gradient",
};

/** The cost without backpropagation, 784-100-10 on MNIST, as printed; whole numbers. */
export const LECTURE_COUNTS = {
  weights: 79_400,
  biases: 110,
  operationsPerImage: 79_400,
  operationsPerParameter: 4_764_000_000,
  parametersPlusOne: 79_511,
  operationsPerUpdate: 378_790_404_000_000,
  operationsPerSecond: 850_000_000,
  seconds: 445_635,
  hours: 123,
} as const;

/** The ratios of speeds by which the chain rule is introduced. */
export const LECTURE_RATIOS = {
  cheetahToLion: 2,
  lionToBear: 2,
  bearToHuman: 1.5,
  cheetahToHuman: 6,
} as const;
