import { z } from "zod";
import { boundedText } from "../text.ts";
import { changes } from "./operation.ts";

/**
 * What the install doctor may find on a page, each with a sentence and a mend in the dashboard's
 * texts. Behind each: what its `params` hold, where it has any.
 */
export const INSTALL_FINDINGS = [
  // The page itself.
  "page_unreachable", // reason
  "page_error_status", // status
  "page_blocked", // by, status
  "page_not_html", // type
  "page_too_large", // megabytes
  "page_redirected", // host
  // The tag. `code` is one to paste.
  "tag_found", // form
  "tag_missing", // code
  "tag_in_tag_manager", // container
  "tag_manager_unread", // container
  "tag_set_by_script",
  "tag_in_bundle", // name
  "tag_twice", // count
  "tag_other_key", // key, name (of another widget of the same client; empty: of whom is not known)
  "tag_old_key", // code
  "tag_malformed", // trouble, code
  "tag_in_comment", // code
  "tag_inert", // element, code
  "tag_shown_as_text", // code
  "tag_other_host", // host, code
  "tag_not_async", // code
  "tag_integrity", // code
  "tag_hidden",
  "tag_starts_by_hand",
  // What keeps it from running.
  "type_not_run", // type
  "deferred_by_optimizer", // name, until, host, code
  "waits_for_consent", // name
  "consent_may_block", // name, code
  "mixed_content", // code
  "host_not_allowed", // host
  "widget_inactive",
  "origin_not_public", // origin
  // Content policies: which directive, as it reads now, and as it would have to.
  "csp_allows",
  "csp_blocks_script", // directive, from, host, code
  "csp_needs_nonce", // directive, from, code
  "csp_blocks_inline", // directive, from, code
  "csp_blocks_panel", // directive, from, host, code
  "csp_blocks_connect", // directive, from, host, code
  "csp_blocks_socket", // directive, from, host, code
  "csp_blocks_challenge", // directive, from, host, code
  "csp_blocks_image", // directive, from, host, code
  "csp_requires_trusted_types", // from
  "csp_report_only", // host
  "sandboxed", // missing
  // What else is worth knowing.
  "seen_alive", // domain, since, at
  "gone_silent", // domain, at
  "not_seen_yet", // domain
  "other_chat", // name
] as const;
export type InstallFindingCode = (typeof INSTALL_FINDINGS)[number];

export const InstallFinding = z.object({
  code: z.enum(INSTALL_FINDINGS),
  level: z.enum(["ok", "note", "problem"]),
  /** What the sentence names: a host, a directive, an optimizer, a number. `code` is there to be copied. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type InstallFinding = z.infer<typeof InstallFinding>;

export const InstallCheck = z.object({
  /** As asked for, and where that led. */
  url: z.string(),
  final_url: z.string().nullable(),
  status: z.int().nullable(),
  /** Problems first. */
  findings: z.array(InstallFinding),
  /** The page with the parameter by which the widget tells what it measured of itself. */
  debug_url: z.string().nullable(),
});
export type InstallCheck = z.infer<typeof InstallCheck>;

/** An address as people type it: without a scheme it is https. */
export const CheckInstall = z.object({
  url: boundedText(2_000).refine((text) => text !== "", { message: "must not be empty" }),
});

export const installCheckOperations = {
  "POST /widgets/:widgetId/install-check": changes({
    summary:
      "Reads a page as its visitors' browsers would, and tells whether the widget can run there",
    right: "widgets.read",
    scope: "widget",
    body: CheckInstall,
    out: InstallCheck,
    audit: null,
  }),
} as const;
