import { type Child, h, setAttribute } from "../shared/dom.ts";
import type { GuardTexts, LoadedTexts } from "../strings/texts.ts";
import { type ChallengeStatus, drawChallengeSlot } from "./challenge.ts";
import { drawWays, type Way } from "./contact.ts";

/** Null: what was wrong stands at the message itself. */
export type RefusalWords = "blocked" | "ceiling" | null;

/** What is to be said just now. */
export type Step =
  | { readonly name: "consent" | "disclaimer"; readonly version: string | null }
  | { readonly name: "declined" | "erase" }
  | { readonly name: "erased"; readonly receipt: string }
  | { readonly name: "prove"; readonly id: string; readonly status: ChallengeStatus }
  | {
      readonly name: "refused";
      readonly words: RefusalWords;
      readonly contact: unknown;
      /** Of the thread then. */
      readonly messageCount: number;
    };

export interface StepPort {
  readonly texts: LoadedTexts & GuardTexts;
  readonly ways: readonly Way[];
  readonly failure: string;
  /** Whether this browser has anything at the business. */
  readonly canErase: boolean;
  drawText(): Node[];
  agree(): void;
  accept(): unknown;
  decline(isDeclined: boolean): void;
  retryProof(): void;
  askToErase(): void;
  erase(): unknown;
  leave(): void;
}

function button(part: string, label: string, look: "primary" | "text", choose: () => unknown) {
  const element = h(
    "button",
    {
      type: "button",
      class: look,
      "data-part": part,
      onclick: async () => {
        if (element.hasAttribute("aria-disabled")) return;
        setAttribute(element, "aria-disabled", "true");
        await choose();
        setAttribute(element, "aria-disabled", null);
      },
    },
    label,
  );
  return element;
}

function card(name: Step["name"], title: string, ...children: readonly Child[]): HTMLElement {
  return h(
    "section",
    { class: "card", "data-part": `guard-${name}`, "aria-label": title },
    h("h2", { tabindex: -1 }, title),
    ...children,
  );
}

function buttons(...all: readonly Child[]): HTMLElement {
  return h("div", { class: "buttons" }, ...all);
}

function drawFailure(words: string | false): Child {
  return words && h("p", { class: "error", role: "alert" }, words);
}

function drawConsent({ texts, ...port }: StepPort): HTMLElement {
  return card(
    "consent",
    texts.consentTitle,
    h("div", { dir: "auto", class: "prose" }, ...port.drawText()),
    buttons(
      button("consent-agree", texts.agree, "primary", port.agree),
      button("consent-decline", texts.noThanks, "text", () => port.decline(true)),
    ),
  );
}

function drawDisclaimer({ texts, failure, ...port }: StepPort): HTMLElement {
  return card(
    "disclaimer",
    texts.disclaimerTitle,
    h("div", { dir: "auto", class: "prose" }, ...port.drawText()),
    drawFailure(failure),
    buttons(button("disclaimer-accept", texts.accept, "primary", port.accept)),
  );
}

function drawDeclined({ texts, ways, ...port }: StepPort): HTMLElement {
  return card(
    "declined",
    texts.declined,
    drawWays(ways, texts),
    buttons(
      button("consent-again", texts.askAgain, "primary", () => port.decline(false)),
      port.canErase && button("erase-ask", texts.erase, "text", port.askToErase),
    ),
  );
}

function drawProof(status: ChallengeStatus, port: StepPort): HTMLElement {
  const { texts, ways, leave, retryProof } = port;
  const hasFailed = status === "failed";
  return card(
    "prove",
    texts.proveTitle,
    status === "loading" && h("p", { role: "status" }, texts.proveLoading),
    drawFailure(hasFailed && texts.proveFailed),
    !hasFailed && drawChallengeSlot(),
    hasFailed && drawWays(ways, texts),
    buttons(
      hasFailed && button("prove-retry", texts.retry, "primary", retryProof),
      button("guard-close", texts.notNow, "text", leave),
    ),
  );
}

function drawErase({ texts, failure, erase, leave }: StepPort): HTMLElement {
  return card(
    "erase",
    texts.erase,
    h("p", {}, texts.eraseText),
    drawFailure(failure),
    buttons(
      button("erase", texts.erase, "primary", erase),
      button("guard-close", texts.notNow, "text", leave),
    ),
  );
}

export function drawStep(step: Step, port: StepPort): HTMLElement {
  const { texts, ways, leave } = port;
  const close = () => buttons(button("guard-close", texts.ok, "text", leave));
  switch (step.name) {
    case "consent":
      return drawConsent(port);
    case "disclaimer":
      return drawDisclaimer(port);
    case "declined":
      return drawDeclined(port);
    case "prove":
      return drawProof(step.status, port);
    case "refused":
      return h(
        "section",
        { class: "card", role: "alert", "data-part": "guard-refused" },
        step.words && h("p", {}, texts[step.words]),
        drawWays(ways, texts),
        close(),
      );
    case "erase":
      return drawErase(port);
    case "erased":
      return card(
        step.name,
        texts.erased,
        h("p", { "data-part": "receipt" }, step.receipt),
        close(),
      );
  }
}
