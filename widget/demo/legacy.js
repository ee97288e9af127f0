// The embed form of earlier versions: an external script of the site's own, so that it also runs
// under a policy without inline scripts.
window.WeTechForUWidget.init({
  widgetKey: "wtfu_00000000000000000000000000000001",
  apiUrl: location.origin,
});
