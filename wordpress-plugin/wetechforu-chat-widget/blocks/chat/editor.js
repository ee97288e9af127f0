// The block in the editor. What stands there looks like the chat and does nothing: the real one would
// count the editor as a visitor.
(() => {
  const { blocks, blockEditor, components, element, htmlEntities, i18n } = window.wp;
  const { createElement: el, Fragment } = element;
  const { __ } = i18n;
  const { InspectorControls, BlockControls, RichText, useBlockProps } = blockEditor;
  const { PanelBody, RangeControl, SelectControl, TextControl, ToolbarButton, ToolbarGroup } =
    components;
  const HEIGHT_MIN_PX = 320;
  const HEIGHT_MAX_PX = 1200;
  const HEIGHT_DEFAULT_PX = 600;
  const part = (name) => `wetechforu-chat-preview__${name}`;

  const icon = el(
    "svg",
    {
      viewBox: "0 0 24 24",
      xmlns: "http://www.w3.org/2000/svg",
      "aria-hidden": true,
      focusable: false,
    },
    el("path", {
      d: "M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3 21l2-5.5A8.4 8.4 0 1 1 21 11.5Z",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: 1.8,
      strokeLinejoin: "round",
    }),
  );

  const sendIcon = el(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": true, focusable: false },
    el("path", {
      d: "M12 19V5M6 11l6-6 6 6",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: 2,
      strokeLinecap: "round",
      strokeLinejoin: "round",
    }),
  );

  const modes = () => [
    {
      value: "inline",
      label: __("The chat itself", "wetechforu-chat-widget"),
      short: __("Chat", "wetechforu-chat-widget"),
    },
    {
      value: "button",
      label: __("A button that opens it", "wetechforu-chat-widget"),
      short: __("Button", "wetechforu-chat-widget"),
    },
  ];

  function InlinePreview(props) {
    return el(
      "div",
      {
        className: "wetechforu-chat-preview",
        style: { height: props.height },
        role: "img",
        "aria-label": __("Preview of the chat", "wetechforu-chat-widget"),
      },
      el("div", { className: part("head") }, icon, __("Chat", "wetechforu-chat-widget")),
      el(
        "div",
        { className: part("thread") },
        el(
          "div",
          { className: part("bubble") },
          __("Hello! How can we help?", "wetechforu-chat-widget"),
        ),
        el(
          "div",
          { className: `${part("bubble")} ${part("bubble")}--visitor` },
          __("When are you open?", "wetechforu-chat-widget"),
        ),
        el(
          "p",
          { className: part("note") },
          __("A preview. On the page, your own chat stands here.", "wetechforu-chat-widget"),
        ),
      ),
      el(
        "div",
        { className: part("write") },
        __("Write a message…", "wetechforu-chat-widget"),
        el("span", { className: part("send") }, sendIcon),
      ),
    );
  }

  // The text is kept as text; what is written into the button itself is HTML.
  const htmlOf = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const textOf = (html) => htmlEntities.decodeEntities(html);

  function ButtonPreview(props) {
    return el(
      "div",
      { className: "wp-block-button" },
      el(RichText, {
        className: "wp-block-button__link wp-element-button",
        "aria-label": __("Text of the button", "wetechforu-chat-widget"),
        placeholder: __("Chat with us", "wetechforu-chat-widget"),
        value: htmlOf(props.text),
        allowedFormats: [],
        disableLineBreaks: true,
        onChange: (html) => props.change({ text: textOf(html) }),
      }),
    );
  }

  function Settings(props) {
    const { mode, height, text } = props.attributes;
    return el(
      PanelBody,
      { title: __("Settings", "wetechforu-chat-widget") },
      el(SelectControl, {
        __nextHasNoMarginBottom: true,
        __next40pxDefaultSize: true,
        label: __("What is shown", "wetechforu-chat-widget"),
        value: mode,
        options: modes().map(({ value, label }) => ({ value, label })),
        onChange: (value) => props.change({ mode: value }),
      }),
      mode === "inline"
        ? el(RangeControl, {
            __nextHasNoMarginBottom: true,
            __next40pxDefaultSize: true,
            label: __("Height in pixels", "wetechforu-chat-widget"),
            value: height,
            min: HEIGHT_MIN_PX,
            max: HEIGHT_MAX_PX,
            step: 10,
            onChange: (value) => props.change({ height: value ?? HEIGHT_DEFAULT_PX }),
          })
        : el(TextControl, {
            __nextHasNoMarginBottom: true,
            __next40pxDefaultSize: true,
            label: __("Text of the button", "wetechforu-chat-widget"),
            value: text,
            placeholder: __("Chat with us", "wetechforu-chat-widget"),
            onChange: (value) => props.change({ text: value }),
          }),
    );
  }

  function Edit(props) {
    const { attributes, setAttributes } = props;
    const blockProps = useBlockProps({ className: "wetechforu-chat" });
    const toolbar = modes().map(({ value, label, short }) =>
      el(
        ToolbarButton,
        {
          key: value,
          label,
          isPressed: attributes.mode === value,
          onClick: () => setAttributes({ mode: value }),
        },
        short,
      ),
    );
    return el(
      Fragment,
      null,
      el(BlockControls, null, el(ToolbarGroup, null, toolbar)),
      el(InspectorControls, null, el(Settings, { attributes, change: setAttributes })),
      el(
        "div",
        blockProps,
        attributes.mode === "inline"
          ? el(InlinePreview, { height: attributes.height })
          : el(ButtonPreview, { text: attributes.text, change: setAttributes }),
      ),
    );
  }

  const fromShortcode = {
    type: "shortcode",
    tag: "wetechforu_chat",
    attributes: {
      mode: {
        type: "string",
        shortcode: ({ named }) => (named.mode === "button" ? "button" : "inline"),
      },
      height: {
        type: "number",
        shortcode: ({ named }) => Number.parseInt(named.height, 10) || HEIGHT_DEFAULT_PX,
      },
      text: { type: "string", shortcode: ({ named }) => named.text ?? "" },
    },
  };

  blocks.registerBlockType("wetechforu-chat-widget/chat", {
    icon,
    edit: Edit,
    // The server makes its HTML.
    save: () => null,
    transforms: { from: [fromShortcode] },
  });
})();
