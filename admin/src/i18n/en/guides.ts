/** How the widget gets onto each kind of website, step by step. `code` stands below the step. */
export const guides = {
  astro_1: "Open the layout that all your pages use, such as src/layouts/Layout.astro.",
  astro_2: "Paste the tag before </body>. With is:inline, Astro leaves it as it is.",
  astro_3: "Build and publish the site. Client-side navigation needs nothing more.",
  gtm_1: "In your container, open Tags, then New, and choose Custom HTML as the kind of tag.",
  gtm_2: "Paste the code into the HTML field.",
  gtm_3: "As the trigger choose All Pages, and save.",
  gtm_4: "Press Submit and publish the container. Where visitors refuse tags, the chat stays away.",
  html_1: "Copy the tag.",
  html_2: "Paste it before </body>, once, on every page that shall have the chat.",
  html_3: "Publish the pages, and open one of them.",
  next_1: "Install the package.",
  next_2: "Put the component into app/layout.tsx, at the end of the body.",
  next_3: "Build and publish the site.",
  other_1:
    "Find where your website takes code for the footer of all pages: often called custom code, code injection or scripts.",
  other_2: "Paste the tag there.",
  other_3:
    "Publish, and open a page. If the website takes no code at all, use the chat link further down.",
  react_1: "Install the package.",
  react_2:
    "Put the component into your app once, where it stays: beside the router, not in a page.",
  react_3: "Build and publish the app.",
  shopify_1: "In the admin, open Online Store, then Themes.",
  shopify_2: "Beside your theme, open the menu with the three dots and choose Edit code.",
  shopify_3: "In the folder Layout, open theme.liquid and paste the tag before </body>.",
  shopify_4: "Save. A theme that you publish later needs the tag as well.",
  squarespace_1:
    "Open Code Injection: under Pages, in Website Tools, or under Settings, in Developer Tools.",
  squarespace_2: "Paste the tag into the field for the footer.",
  squarespace_3: "Save, and open the site. Code Injection is not in the smallest plan.",
  vue_1: "Install the package.",
  vue_2: "Put the component into App.vue, once.",
  vue_3: "Build and publish the app. In Nuxt, put it into app.vue in the same way.",
  webflow_1: "Open the site's settings, then Custom code.",
  webflow_2: "Paste the tag into the field for the footer, and save.",
  webflow_3:
    "Publish the site. The chat is on the published site, not in the Designer. Custom code needs a paid site plan.",
  wix_1: "In the dashboard, open Settings, then Custom Code under Advanced.",
  wix_2: "Press Add Custom Code, paste the tag and give it a name.",
  wix_3: "Choose All pages, and Body - end as the place. Apply.",
  wix_4: "Publish the site. Wix allows custom code on premium sites with a domain of their own.",
  wordpress_1: "Download the plugin. It is set up for this widget already.",
  wordpress_2: "In WordPress, open Plugins, then Add Plugin, and press Upload Plugin at the top.",
  wordpress_3: "Choose the zip, press Install Now, then Activate.",
  wordpress_4:
    "Open Settings, then Chat widget, and test the connection. There you also say where the chat is shown.",
  wordpress_tag:
    "Paste the tag into your theme's footer, or with a plugin for code in the footer. It does without the block, the shortcode and signed-in visitors.",
};
