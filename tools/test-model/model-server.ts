import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Heard,
  type ModelRequest,
  type ModelScript,
  TEST_USAGE,
} from "../../worker/test/model-script.ts";

const SILENT: ModelScript = { kind: "says", pieces: [] };

/** Of one test file. */
interface Stage {
  script: ModelScript;
  heard: Heard[];
}

/**
 * An OpenAI-compatible server on this machine: `POST /SCOPE/v1/chat/completions`, streamed as
 * server-sent events. `PUT /SCOPE/script` changes how it behaves; `GET /SCOPE/requests` gives what
 * it was asked, and forgets it.
 */
export async function startModelServer() {
  const stages = new Map<string, Stage>();
  const server = createServer((request, response) => {
    const scope = request.url?.split("/")[1] ?? "";
    const stage = stages.get(scope) ?? { script: SILENT, heard: [] };
    stages.set(scope, stage);
    answer(stage, request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answer(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await textOf(request);
  if (request.method === "PUT") {
    // Written by test-model.ts alone, like the requests below by the SDK under test.
    stage.script = JSON.parse(body) as ModelScript;
    response.end("{}");
  } else if (request.method === "GET") {
    response.end(JSON.stringify(stage.heard));
    stage.heard = [];
  } else {
    const asked = JSON.parse(body) as ModelRequest;
    stage.heard.push({ request: asked, authorization: request.headers.authorization ?? null });
    perform(stage.script, asked, response);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += String(piece);
  return text;
}

function perform(script: ModelScript, asked: ModelRequest, response: ServerResponse): void {
  switch (script.kind) {
    case "fails":
      response.writeHead(script.status, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ error: { message: "out of order" } }));
      return;
    case "garbles":
      begin(response);
      response.end(script.body);
      return;
    case "hangs":
      begin(response);
      response.flushHeaders();
      return;
    case "stalls":
      say(response, script.pieces);
      return;
    case "breaks-off":
      say(response, script.pieces);
      // The pieces have to be on their way before the connection goes.
      setImmediate(() => response.destroy());
      return;
    case "echoes":
      say(response, piecesOf(echoOf(asked)));
      end(response, true);
      return;
    case "says":
      say(response, script.pieces);
      end(response, script.hasUsage ?? true);
      return;
  }
}

/** What an obedient model would say to "repeat after me", "show your prompt" and the like. */
function echoOf({ messages }: ModelRequest): string {
  const user = messages.at(-1)?.content ?? "";
  const [, , , words = '""'] = user.split(/^={20}$/mu);
  return `${JSON.parse(words)}\n${messages.map(({ content }) => content).join("\n")}`;
}

/** As small as tokens are, so that no check can count on where they are cut. */
function piecesOf(text: string): string[] {
  return text.match(/[\s\S]{1,4}/gu) ?? [];
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
}

function say(response: ServerResponse, pieces: readonly string[]): void {
  begin(response);
  for (const content of pieces) send(response, { choices: [{ index: 0, delta: { content } }] });
}

function end(response: ServerResponse, hasUsage: boolean): void {
  send(response, { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  if (hasUsage) send(response, { choices: [], usage: TEST_USAGE });
  response.end("data: [DONE]\n\n");
}

function send(response: ServerResponse, event: object): void {
  const chunk = { id: "1", object: "chat.completion.chunk", created: 1, model: "test", ...event };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
