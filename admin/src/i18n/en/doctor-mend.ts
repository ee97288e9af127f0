/** What to do about each finding of the install doctor that is not in order. */
export const doctor_mend = {
  page_unreachable: "Open the address in a browser. If it shows there, check again in a minute.",
  page_unreachable_address: "Copy it from the browser's address line while the page is open.",
  page_unreachable_not_public:
    "Only pages that everybody can open can be checked. For a page on your own machine, open it with ?wtfu_debug=1 at the end of its address.",
  page_unreachable_no_site: "Look for a slip in the address.",
  page_unreachable_redirects: "Open it in a private window, and mend the site's redirects.",
  page_unreachable_too_often: "Wait a minute, so that it is not burdened, and check again.",
  page_error_status:
    "Open the address in a browser. If it shows there, the site answers us otherwise.",
  page_error_status_busy: "Wait a few minutes, and check again.",
  page_error_status_certificate: "Ask whoever hosts the site to renew its certificate.",
  page_error_status_missing: "Look for a slip in the address.",
  page_error_status_refused:
    "Visitors may see it all the same. If it needs a password, check a public page, or open it with ?wtfu_debug=1 at the end of its address.",
  page_error_status_server: "Check again when the site works.",
  page_blocked:
    "Visitors are probably not blocked. Open the page with ?wtfu_debug=1 at the end of its address: the widget then says itself how it is.",
  page_not_html: "Give the address of a page that visitors read.",
  page_too_large: "Check a smaller page of the same site: the tag is usually the same everywhere.",
  page_redirected: "If visitors come to another address, check that one.",
  tag_missing:
    "Paste this before the end of the body, publish, and empty the site's cache. If the chat shows in a browser all the same, it comes by a way that this does not see.",
  tag_manager_unread:
    "In Tag Manager, look for a Custom HTML tag with this widget's key that fires on all pages, and that the container is published.",
  tag_set_by_script:
    "That works. Whether it comes to be shows only in a browser: open the page with measuring.",
  tag_in_bundle: "Exclude the tag from being combined, so that it loads by itself.",
  tag_twice: "It does no harm. Take all but one out: the theme and a plugin may each have one.",
  tag_other_key: "If this page should have the widget that you chose above, paste its tag instead.",
  tag_old_key: "Paste the new tag in its place.",
  tag_malformed: "Paste it again as code, not as text, in the editor's HTML view.",
  tag_in_comment: "Take it out of the comment, or paste it again.",
  tag_inert: "Paste it directly into the body instead.",
  tag_shown_as_text:
    "Paste it as code: in the editor's HTML view, or where the site takes custom code.",
  tag_other_host: "Paste this tag in its place.",
  tag_not_async: "Paste this one, which makes nothing wait.",
  tag_integrity: "Leave the hash out: the file changes whenever the widget does.",
  tag_hidden:
    "That is right if the page opens the chat by a button of its own. If not, leave the attribute out.",
  tag_starts_by_hand:
    "That is right if the page, or its consent manager, calls init(). If not, leave the attribute out.",
  type_not_run: "Leave the type out.",
  deferred_by_optimizer:
    "Exclude {{ host }} from delaying in the settings of {{ name }}, and empty its cache.",
  deferred_by_optimizer_tag: "Paste this tag, which {{ name }} leaves alone, and empty its cache.",
  deferred_by_optimizer_load: "The chat appears a little later. This tag is left alone:",
  deferred_by_optimizer_never: "Exclude {{ host }} in the settings of {{ name }}.",
  waits_for_consent:
    "That is right if you ask for consent to the chat. The widget stores nothing before a visitor acts, so it may count as necessary; ask whoever advises you.",
  consent_may_block: "If the chat is missing before consent, add this attribute to the tag:",
  mixed_content: "Paste this tag in its place.",
  host_not_allowed: "Add {{ host }} in the widget's settings, under Domains.",
  widget_inactive: "Activate it, on the page Widgets.",
  origin_not_public:
    "Whoever runs this service has to set WIDGET_ORIGIN to its public https address.",
  csp_blocks_script: "Let the directive read like this:",
  csp_needs_nonce: "Have the server write the page's nonce into the tag, anew for each page:",
  csp_blocks_inline: "Use this tag, which needs no inline script:",
  csp_blocks_panel: "Allow the whole host. Let the directive read like this:",
  csp_blocks_connect: "Let the directive read like this:",
  csp_blocks_socket: "Let the directive read like this:",
  csp_blocks_challenge: "Let the directive read like this:",
  csp_blocks_image: "A letter is shown instead. For the picture, let the directive read like this:",
  csp_requires_trusted_types:
    "If visitors may be challenged here, give the page a default policy that lets scripts of https://challenges.cloudflare.com through.",
  csp_report_only: "Before it is enforced, add {{ host }} to its script-src and connect-src.",
  sandboxed: "Add {{ missing }} to the policy's sandbox directive.",
  gone_silent: "If visitors came since, something keeps the widget from loading. See above.",
  not_seen_yet: "Open the page once in a browser. It appears here within a few minutes.",
  other_chat:
    "Two launchers may lie on top of each other. Remove one, or move ours to another corner.",
};
