// The connection test. It tests what stands in the form, saved or not. What comes back is put into the
// page as text, never as markup.
(() => {
  const { apiFetch, a11y, i18n } = window.wp;
  const { __ } = i18n;
  const at = (name) => document.getElementById(`wetechforu-chat-${name}`);
  const button = at("test");
  const list = at("findings");
  const state = at("state");
  if (!button || !list || !state) return;

  const labels = {
    good: __("Works", "wetechforu-chat-widget"),
    warning: __("Works, with a remark", "wetechforu-chat-widget"),
    problem: __("Does not work", "wetechforu-chat-widget"),
    unknown: __("Could not be tested", "wetechforu-chat-widget"),
    testing: __("Testing…", "wetechforu-chat-widget"),
  };

  function showState(status) {
    state.dataset.status = status;
    state.textContent = labels[status] ?? "";
  }

  function itemOf(finding) {
    const item = document.createElement("li");
    const text = document.createElement("strong");
    item.dataset.level = finding.level;
    text.textContent = finding.text;
    item.append(text);
    if (finding.help) {
      const help = document.createElement("span");
      help.textContent = finding.help;
      item.append(" ", help);
    }
    return item;
  }

  function show(result) {
    showState(result.status);
    list.replaceChildren(...result.findings.map(itemOf));
    if (result.widget_name) at("status-title").textContent = result.widget_name;
    at("when")?.remove();
    a11y.speak(labels[result.status] ?? "", "assertive");
  }

  function failure(error) {
    return {
      status: "problem",
      findings: [
        {
          level: "problem",
          text: __("This site’s own REST API did not answer.", "wetechforu-chat-widget"),
          help: `${__("The test needs it, and so does the block editor. A security plugin may have closed it.", "wetechforu-chat-widget")} ${error?.message ?? ""}`,
        },
      ],
    };
  }

  button.addEventListener("click", async () => {
    // A disabled button would lose the keyboard's place.
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.classList.add("disabled");
    showState("testing");
    const data = { widget_key: at("widget_key").value, api_url: at("api_url").value };
    try {
      show(await apiFetch({ path: "/wetechforu-chat-widget/v1/check", method: "POST", data }));
    } catch (error) {
      show(failure(error));
    }
    button.removeAttribute("aria-disabled");
    button.classList.remove("disabled");
  });
})();
