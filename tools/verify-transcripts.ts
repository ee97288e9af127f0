import { parseArgs } from "node:util";
import { requireDatabaseUrl, withClient } from "./database/databases.ts";
import { type TranscriptFilter, verifyTranscripts } from "./database/transcripts.ts";
import { Problem, runTool, say } from "./local/problem.ts";

// npm run verify:transcripts -- [--conversation ID] [--widget ID] [--from YYYY-MM-DD]
// Computes the chain of each transcript anew, names each that is not as it was written, and ends with
// exit code 1 where there is any.

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

await runTool(async () => {
  const url = requireDatabaseUrl(process.env.DATABASE_URL);
  const filter = readFilter();
  const { transcripts, checked, unchained, broken } = await withClient(url, (client) =>
    verifyTranscripts(client, filter, ({ conversationId, problem }) =>
      say(`${conversationId}: ${problem}`),
    ),
  );
  const older = unchained > 0 ? `, ${unchained} older than the chain` : "";
  say(`${transcripts} transcripts, ${checked} messages checked${older}: ${broken} broken.`);
  if (broken > 0) process.exitCode = 1;
});

function readFilter(): TranscriptFilter {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { conversation: text, widget: text, from: text } });
  const { conversation = null, widget, from = null } = values;
  if (conversation !== null && !UUID.test(conversation)) {
    throw new Problem("--conversation wants a conversation's id, as its address in the dashboard.");
  }
  if (widget !== undefined && !/^[1-9]\d{0,8}$/.test(widget)) {
    throw new Problem("--widget wants a widget's number.");
  }
  if (from !== null && !/^\d{4}-\d{2}-\d{2}$/.test(from)) {
    throw new Problem("--from wants a day, such as 2026-11-29.");
  }
  return {
    conversationId: conversation,
    widgetId: widget === undefined ? null : Number(widget),
    from,
  };
}
