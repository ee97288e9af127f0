import { ADMIN_URL, expect, test } from "./dashboard.ts";

/** Opens the inbox's socket in the page, asks to be level, and tells what came first of some types. */
function openSocket() {
  return new Promise<string[]>((resolve) => {
    const heard: string[] = [];
    const address = `${location.origin.replace(/^http/, "ws")}/api/chat-widget/inbox/socket`;
    const socket = new WebSocket(address, "wtfu.inbox.v1");
    socket.addEventListener("open", () =>
      socket.send(JSON.stringify({ type: "resume", after_seq: null })),
    );
    socket.addEventListener("message", ({ data }) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (type !== "event") heard.push(type);
      if (type === "presence") socket.close();
    });
    socket.addEventListener("close", () => resolve(heard));
  });
}

test("a dashboard's socket reaches its Inbox through the dashboard's own host", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/account");
  expect(await page.evaluate(openSocket)).toEqual(["resumed", "waiting", "presence"]);
});

test("nobody who is not signed in gets one", async ({ page }) => {
  await page.goto(`${ADMIN_URL}/sign-in`);
  expect(await page.evaluate(openSocket)).toEqual([]);
});
