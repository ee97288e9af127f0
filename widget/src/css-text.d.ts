/** The build turns a stylesheet into its minified text. */
declare module "*.css" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: a text file has nothing else to export.
  export default text;
}
