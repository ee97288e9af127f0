import { beforeAll, describe, expect, test } from "vitest";
import { callAdmin, callAs, sendAdmin, sendAs } from "../../../test/admin-client.ts";
import { makeWidget } from "../../../test/thread-client.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

let widgetId: number;

beforeAll(async () => {
  widgetId = (await makeWidget()).id;
});

const get = (path: string, id = widgetId) => callAdmin(id, `knowledge/${path}`);
const post = (path: string, body: object, id = widgetId) =>
  sendAdmin(id, "POST", `knowledge/${path}`, body);

describe("an insight is refused", () => {
  const calls: readonly (readonly [method: "GET" | "POST", path: string, body: object | null])[] = [
    ["POST", "try", { question: "hours?" }],
    ["GET", "threshold", null],
    ["GET", "gaps", null],
    ["POST", "gaps/draft-entry", { question: "hours?" }],
    ["POST", "replay", {}],
    ["GET", "health", null],
  ];

  test.each(calls)("%s %s without a session", async (method, path, body) => {
    const address = `/widgets/${widgetId}/knowledge/${path}`;
    const response = body ? await sendAs("", method, address, body) : await callAs("", address);
    expect(await refusalOf(response)).toMatchObject({ status: 401, code: "unauthorized" });
  });

  test.each(calls)("%s %s of a widget that is not there", async (method, path, body) => {
    const response =
      method === "GET" ? await get(path, 2_000_000) : await post(path, body ?? {}, 2_000_000);
    expect(await refusalOf(response)).toMatchObject({ status: 404, code: "not_found" });
  });

  test.each([
    ["try", {}, "question"],
    ["try", { question: " " }, "question"],
    ["try", { question: "x", target: "tomorrow" }, "target"],
    ["replay", { days: 0 }, "days"],
    ["replay", { limit: 100_000 }, "limit"],
    ["gaps/draft-entry", { question: "" }, "question"],
    ["gaps/draft-entry", { question: "x", source_message_id: "7" }, "source_message_id"],
    ["gaps/draft-entry", { question: "x", answer: " " }, "answer"],
  ])("%s with %j", async (path, body, field) => {
    const refusal = await refusalOf(await post(path, body));
    expect(refusal).toMatchObject({ status: 400, code: "bad_request", field });
  });

  test.each([
    ["threshold?days=none", "days"],
    ["threshold?wrong_cost=0", "wrong_cost"],
    ["gaps?limit=1000", "limit"],
    ["health?days=4000", "days"],
  ])("%s", async (path, field) => {
    expect(await refusalOf(await get(path))).toMatchObject({ status: 400, field });
  });
});
