/** The code that a site owner pastes. */
export const install = {
  key: "Widget key",
  key_text:
    "The key names the widget on its sites. Change it if somebody uses it without your leave.",
  legacy: "Older form",
  legacy_text: "For pages that were set up with an earlier version.",
  plain: "Tag with attribute",
  plain_text: "Where an address with the key inside cannot be used.",
  rotate: "Change the key",
  rotate_text: "The tags that are in use stop working at once. Paste the new code on every site.",
  rotated: "The key was changed. Paste the new code.",
  tag: "One tag",
  tag_text: "Paste it before the end of the page's body. This is the fastest form.",
  wordpress: "WordPress",
  wordpress_soon: "The plugin is on its way. Until then, paste the tag into your theme's footer.",
  wordpress_text: "A plugin that is set up already",
};
