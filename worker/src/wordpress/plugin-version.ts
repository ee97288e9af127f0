/** Of the plugin that the dashboard hands out. A test holds the plugin's own header to it. */
export const PLUGIN_VERSION = "1.0.0";
