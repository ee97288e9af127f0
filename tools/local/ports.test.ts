import { once } from "node:events";
import net from "node:net";
import { expect, test } from "vitest";
import { findFreePort, requirePort } from "./ports.ts";

test("a port in use is named, together with what to type instead", async () => {
  const port = await findFreePort();
  const occupant = net.createServer().listen(port, "127.0.0.1");
  await once(occupant, "listening");

  const refusal = requirePort(port, 0);

  await expect(refusal).rejects.toThrow(
    `Port ${port} is in use by another program. Choose another: PORT=${port + 10} npm start.`,
  );
  occupant.close();
});

test("a port that is given up within the patience is taken", async () => {
  const port = await findFreePort();
  const occupant = net.createServer().listen(port, "127.0.0.1");
  await once(occupant, "listening");

  const waiting = requirePort(port, 60_000);
  occupant.close();

  await expect(waiting).resolves.toBeUndefined();
});
