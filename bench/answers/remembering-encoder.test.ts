import { expect, test } from "vitest";
import type { CpuClock } from "./cpu-clock.ts";
import { rememberEncodings } from "./remembering-encoder.ts";

/** A clock that only work moves. */
function makeWorkClock(): CpuClock {
  let micros = 0;
  return {
    nowMicros: () => micros,
    add(more) {
      micros += more;
    },
  };
}

test("a text is encoded once, and costs the same every time", () => {
  const clock = makeWorkClock();
  const encoded: string[] = [];
  const encoder = rememberEncodings(
    {
      model: "letters",
      dimensions: 1,
      encode(text) {
        encoded.push(text);
        clock.add(text.length * 10);
        return Float32Array.of(text.length);
      },
    },
    clock,
  );
  const costs = ["open", "price", "open"].map((text) => {
    const beganAtMicros = clock.nowMicros();
    expect(encoder.encode(text)).toEqual(Float32Array.of(text.length));
    return clock.nowMicros() - beganAtMicros;
  });
  expect(costs).toEqual([40, 50, 40]);
  expect(encoded).toEqual(["open", "price"]);
});

test("changing a vector that was handed out does not change what is remembered", () => {
  const clock = makeWorkClock();
  const encoder = rememberEncodings(
    { model: "ones", dimensions: 1, encode: () => Float32Array.of(1) },
    clock,
  );
  encoder.encode("open").fill(9);
  encoder.encode("open").fill(9);
  expect(encoder.encode("open")).toEqual(Float32Array.of(1));
});
