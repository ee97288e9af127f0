import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

/** `later-3-…` is refused for now three times, then taken; `never-…` always; `gone-…` ends the call. */
const MOOD = /^RCPT TO:<(later|never|gone)-(?:(\d+)-)?[^>]*>/i;
/** `slow-17-…` is taken, which is said 17 seconds later; `mute-…` is taken, and the call ends without a word. */
const LAST_WORD = /^RCPT TO:<(slow|mute)-(?:(\d+)-)?[^>]*>/i;
const END_OF_MAIL = "\r\n.\r\n";
const SECOND_MS = 1_000;

export interface MoodyServer {
  readonly port: number;
  stop(): void;
}

/** A mail server in front of the mailbox that refuses some recipients, as their addresses say. */
export async function startMoodyServer(mailboxPort: number): Promise<MoodyServer> {
  const refusals = new Map<string, number>();
  const server = createServer((caller) => {
    const mailbox = dial(mailboxPort, "127.0.0.1");
    const lastWord = lastWordOf(caller);
    // Without PIPELINING a caller waits for each answer, so that a line is a piece of its own.
    mailbox.on("data", (data) => {
      const answer = data.toString("latin1").replace("250-PIPELINING\r\n", "");
      lastWord.pass(answer);
    });
    mailbox.on("close", () => caller.end());
    mailbox.on("error", () => caller.destroy());
    caller.on("error", () => mailbox.destroy());
    caller.on("close", () => mailbox.end());
    caller.on("data", (data) => {
      const text = data.toString("latin1");
      lastWord.hear(text);
      if (!refuses(text, caller, refusals)) mailbox.write(data);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this shape.
  const { port } = server.address() as AddressInfo;
  return { port, stop: () => void server.close() };
}

/** Keeps back what the mailbox says once it has the whole mail, where the recipient's address asks for it. */
function lastWordOf(caller: Socket) {
  let mood: string | null = null;
  let delayMs = 0;
  let tail = "";
  return {
    hear(text: string): void {
      const [, asked, seconds] = LAST_WORD.exec(text) ?? [];
      if (asked) {
        mood = asked.toLowerCase();
        delayMs = Number(seconds ?? 0) * SECOND_MS;
      }
      tail = `${tail}${text}`.slice(-END_OF_MAIL.length);
    },
    pass(answer: string): void {
      if (mood === null || tail !== END_OF_MAIL) caller.write(answer, "latin1");
      else if (mood === "mute") caller.destroy();
      else setTimeout(() => caller.write(answer, "latin1"), delayMs);
    },
  };
}

function refuses(line: string, caller: Socket, refusals: Map<string, number>): boolean {
  const [recipient = "", mood, times] = MOOD.exec(line) ?? [];
  switch (mood?.toLowerCase()) {
    case "never":
      caller.write("550-5.1.1 Nobody of that name\r\n550 5.1.1 lives here\r\n");
      return true;
    case "gone":
      caller.destroy();
      return true;
    case "later": {
      const refused = refusals.get(recipient) ?? 0;
      if (refused >= Number(times ?? 0)) return false;
      refusals.set(recipient, refused + 1);
      caller.write("451 4.7.1 Come back later\r\n");
      return true;
    }
    default:
      return false;
  }
}
