/** Names of products, the same in every language; what is none of them is told in words. */
export const SITE_TYPES: Readonly<Record<string, string>> = {
  html: "HTML",
  wordpress: "WordPress",
  shopify: "Shopify",
  wix: "Wix",
  squarespace: "Squarespace",
  webflow: "Webflow",
  gtm: "Google Tag Manager",
  react: "React",
  vue: "Vue",
  next: "Next.js",
  astro: "Astro",
};
