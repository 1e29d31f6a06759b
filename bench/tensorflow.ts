import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

/**
 * TensorFlow.js on one of its backends: the same network, loss and rule. The backward pass is written out, which is
 * quicker than its own differentiation and leaves less to load.
 */
export async function tensorflow(
  backend: "cpu" | "wasm",
  sizes: readonly [number, number, number],
  learningRate: number,
) {
  const dist = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
  setWasmPaths(`${dist}/`);
  await tf.setBackend(backend);
  await tf.ready();
  const [inputs, hidden, outputs] = sizes;
  const w1 = tf.variable(tf.randomUniform([inputs, hidden], -0.05, 0.05));
  const w2 = tf.variable(tf.randomUniform([hidden, outputs], -0.05, 0.05));
  const b1 = tf.variable(tf.zeros([hidden]));
  const b2 = tf.variable(tf.zeros([outputs]));
  const slope = (a: tf.Tensor): tf.Tensor => tf.mul(a, tf.sub(1, a));
  const descend = (w: tf.Variable, gradient: tf.Tensor, batch: number): void => {
    w.assign(tf.sub(w, tf.mul(learningRate / batch, gradient)));
  };
  const step = (x: Float32Array, y: Float32Array, batch: number): void => {
    tf.tidy(() => {
      const given = tf.tensor2d(x, [batch, inputs]);
      const wanted = tf.tensor2d(y, [batch, outputs]);
      const a1 = tf.sigmoid(tf.add(tf.matMul(given, w1), b1));
      const a2 = tf.sigmoid(tf.add(tf.matMul(a1, w2), b2));
      const d2 = tf.mul(tf.sub(a2, wanted), slope(a2));
      const d1 = tf.mul(tf.matMul(d2, w2, false, true), slope(a1));
      descend(w2, tf.matMul(a1, d2, true, false), batch);
      descend(w1, tf.matMul(given, d1, true, false), batch);
      descend(b2, tf.sum(d2, 0), batch);
      descend(b1, tf.sum(d1, 0), batch);
    });
  };
  /** Waits until everything asked for is done. */
  const finish = async (): Promise<void> => {
    await w1.data();
  };
  const dispose = (): void => {
    for (const one of [w1, w2, b1, b2]) one.dispose();
  };
  return { step, finish, dispose };
}
