import { runTool, say } from "../local/problem.ts";
import { buildEncoder } from "./encoder-build.ts";
import { readEncoderInNode } from "./node-encoder.ts";

const SENTENCE = "Can I change my appointment to Friday afternoon please?";
const ROUNDS = 51;

// npm run build:models: what the Worker needs to understand sentences.
await runTool(async () => {
  const beganAtMs = performance.now();
  if ((await buildEncoder()) === "up to date") return;
  const seconds = ((performance.now() - beganAtMs) / 1000).toFixed(1);
  say(`Sentence encoder built in ${seconds} s; a sentence takes ${medianMs().toFixed(1)} ms.`);
});

function medianMs(): number {
  const encoder = readEncoderInNode();
  const times = Array.from({ length: ROUNDS }, () => {
    const beganAtMs = performance.now();
    encoder.encode(SENTENCE);
    return performance.now() - beganAtMs;
  });
  return times.sort((a, b) => a - b)[(ROUNDS - 1) / 2] ?? 0;
}
