import { env } from "cloudflare:workers";

// In place of the import of the file itself: the test runner would hand its seven million bytes to each
// test file as a JSON array of numbers, which takes longer than most tests.
// biome-ignore lint/style/noDefaultExport: it stands for a file, whose import is its default
export default Reflect.get(env, "ENCODER_FILE") as ArrayBuffer;
