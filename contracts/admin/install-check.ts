import { z } from "zod";
import { boundedText } from "../text.ts";
import { changes } from "./operation.ts";

/** What the install doctor may find on a page, each with a sentence and a mend in the dashboard's texts. */
export const INSTALL_FINDINGS = [
  // The page itself.
  "page_unreachable",
  "page_not_html",
  "page_error_status",
  "page_redirected",
  "page_too_large",
  // The tag.
  "tag_found",
  "tag_missing",
  "tag_in_tag_manager",
  "tag_twice",
  "tag_other_key",
  "tag_old_key",
  "tag_malformed",
  "tag_in_comment",
  "tag_not_async",
  "tag_other_host",
  // What keeps it from running.
  "deferred_by_optimizer",
  "waits_for_consent",
  "csp_allows",
  "csp_blocks_script",
  "csp_blocks_connect",
  "csp_blocks_frame",
  "csp_blocks_image",
  "csp_needs_nonce",
  "csp_requires_trusted_types",
  "sandboxed",
  "host_not_allowed",
  "widget_inactive",
  "mixed_content",
  // What else is worth knowing.
  "seen_alive",
  "not_seen_yet",
  "other_chat",
] as const;
export const InstallFinding = z.object({
  code: z.enum(INSTALL_FINDINGS),
  level: z.enum(["ok", "note", "problem"]),
  /** What the sentence names: a host, a directive, an optimizer, a number. */
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
export const CheckInstall = z.object({ url: boundedText(2_000) });

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
