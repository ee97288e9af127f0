/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#reader",
  deepLinking: true,
  docExpansion: "none",
  // Sent to nobody: by default the reader asks a stranger's server to check the description.
  validatorUrl: null,
});
