import { expect, test, type WebSocketRoute } from "@playwright/test";
import { collectComplaints } from "./product.ts";
import { Visitor } from "./visitor.ts";

test("an answer under way is shown as it grows, is taken back, and gives way to the answer", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  let socket: WebSocketRoute | null = null;
  // The deployment under test has no model: its drafts are put on the wire here, once it is level.
  await page.routeWebSocket(/\/socket$/, (route) => {
    route.connectToServer().onMessage((frame) => {
      route.send(frame);
      if (frame.includes('"resumed"')) socket = route;
    });
  });
  const draft = (text: string) => socket?.send(JSON.stringify({ type: "draft", text }));
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/message$/, async (route) => {
    await held;
    await route.continue();
  });
  const visitor = new Visitor(page);
  const typing = visitor.panel.locator('[data-part="typing"]');
  await visitor.openAt("/demo/");
  await visitor.say("do you take walk ins on saturday?");
  await expect(typing).toBeVisible();
  await expect.poll(() => socket !== null).toBe(true);

  draft("We take <b>walk-ins</b>.");
  await expect(typing).toContainText("We take <b>walk-ins</b>.");
  draft("We take walk-ins. On **Saturday** too.");
  await expect(typing).toContainText("On Saturday too.");
  draft("");
  await expect(typing).not.toContainText("Saturday");
  await expect(typing).toBeVisible();

  draft("We take walk-ins.");
  letGo();
  await expect(visitor.log.getByRole("button", { name: "Helpful", exact: true })).toBeVisible();
  await expect(typing).toBeHidden();
  expect(complaints).toEqual([]);
});
