/** Where widgets have been seen. */
export const installations = {
  actions: "Actions for {{ domain }}",
  alive: "Alive",
  by_dns: "by DNS,",
  by_meta: "by meta tag,",
  by_plugin: "by plugin,",
  check: "Check now",
  dns: "DNS record",
  dns_name: "Name of the TXT record",
  dns_text: "Where you can change the domain's records. It may take an hour to be seen.",
  dns_value: "Its value",
  domain: "Domain",
  forget: "Forget {{ domain }}",
  forgotten: "{{ domain }} was forgotten.",
  is_verified: "Found. The domain is verified.",
  last_seen: "Last seen",
  meta: "Meta tag",
  meta_label: "For the head of the domain's first page",
  meta_text: "Where you can change the page. Seen at once.",
  method: "How to prove it",
  none: "Not seen anywhere yet",
  none_text: "Sites appear here once a widget has been loaded on them.",
  not_verified: "Not verified",
  other_type: "Installed another way",
  ownership: "Ownership",
  plugin: "WordPress plugin",
  plugin_how:
    "Nothing has to be put anywhere: we ask the plugin on the website, and it answers with a signature.",
  plugin_text: "Where our plugin is active, set up for this widget. Seen at once.",
  problem_answer: "The website answered with error {{ status }}.",
  problem_asked_often: "This website was asked several times just now. Try again in a minute.",
  problem_clock:
    "The clock of {{ domain }} is wrong, so its proof is not good. Set it right, and try again.",
  problem_elsewhere: "It leads to {{ host }}. Verify that domain instead.",
  problem_lookup: "The domain could not be looked up. Try again in a minute.",
  problem_no_plugin:
    "The plugin does not answer on {{ domain }}. Install and activate it there, and try again.",
  problem_no_plugin_key:
    "No plugin was made for this widget yet. Download it from the Install page, and put it on the website.",
  problem_no_record:
    "There is no TXT record at {{ name }} yet. A new one may take an hour to be seen.",
  problem_no_site: "There is no website under this name.",
  problem_no_tag:
    "The first page of {{ domain }} has no such tag in its head. Put it there, and try again.",
  problem_not_public: "This address is not on the public internet.",
  problem_other_plugin:
    "The plugin on {{ domain }} is set up for another widget, or with another key than its download has. Download it again from the Install page and install it there without a key of your own, or verify the domain by a tag or a DNS record.",
  problem_other_record: "The TXT record at {{ name }} says something else than {{ value }}.",
  problem_other_tag:
    "The first page of {{ domain }} has the tag of another widget. Put this one beside it.",
  problem_refuses: "The website does not let us read it.",
  problem_site_address:
    "The website on {{ domain }} says that its address is another one. Set the site address in WordPress, or verify that domain instead.",
  problem_stale_proof:
    "What the plugin on {{ domain }} answers is not what was asked. Update the plugin, clear the site's cache, and try again.",
  problem_unreachable: "The website could not be reached.",
  silent: "Silent",
  since: "since {{ date }}",
  state: "State",
  text: "Where your widgets are alive",
  verified: "Verified",
  verify: "Verify domain",
  verify_domain: "Verify {{ domain }}",
  verify_text: "Proves that the domain is yours. Any of these is enough.",
  version: "{{ type }}, version {{ version }}",
};
