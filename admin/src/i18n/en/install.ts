/** The page that brings a widget onto a website. */
export const install = {
  alive: "Alive on {{ domain }}",
  alive_since: "Since {{ date }}, last seen",
  all_sites: "All websites ({{ count }})",
  chat_link: "Chat link",
  chat_link_allow: "This widget has a chat link",
  chat_link_hint:
    "A page of ours with nothing but the chat, for as long as the widget is active. It works for everybody who has the link, whatever the list of domains says.",
  chat_link_off: "Nobody can open it while this is switched off.",
  chat_link_open: "Open it",
  chat_link_qr: "QR code of the chat link",
  chat_link_qr_download: "Download the QR code",
  chat_link_saved_off: "The chat link was switched off.",
  chat_link_saved_on: "The chat link was switched on.",
  chat_link_text: "Without a website: in a mail, a profile, a message, or printed.",
  download: "Download the plugin",
  download_again:
    "The download has begun. The zip has a secret of this widget inside: give it to nobody, and delete it once it is uploaded.",
  download_making: "Making the zip…",
  download_secret:
    "The zip holds a secret of this widget, by which your website vouches for its signed-in users. Keep it as you keep a password; another widget has a zip of its own.",
  download_secret_manage: "Only an admin can download it: it holds a secret.",
  key: "Widget key",
  key_text:
    "The key names the widget on its sites. Change it if somebody uses it without your leave.",
  legacy: "Older form",
  legacy_text: "For pages that were set up with an earlier version.",
  not_seen: "Not seen yet",
  not_seen_text:
    "Open a page with the code in your browser. This changes by itself, within a few seconds.",
  older: "Other forms of the code",
  plain: "Tag with attribute",
  plain_text: "Where an address with the key inside cannot be used.",
  qr_file: "chat-link.svg",
  rotate: "Change the key",
  rotate_text:
    "Tags that are in use, plugins that are installed and the chat link stop working at once. Paste the new code on every site; on WordPress, download the plugin again and install it over the old one. Where your own server signs, the new key goes into aud.",
  rotated: "The key was changed. Paste the new code, or install the plugin again.",
  silent: "Not seen for a while",
  silent_text: "Last on {{ domain }},",
  site: "What is the website made with?",
  site_other: "Something else",
  status: "Where it is alive",
  steps: "How to install it with {{ site }}",
  steps_other: "How to install it",
  text: "Bring the chat onto your website",
  without_plugin: "Without the plugin",
};
