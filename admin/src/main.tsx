import "./styles/index.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { firstLocale, setLocale } from "./i18n/i18n.ts";
import "./layout/theme.ts";

const root = document.getElementById("root");
if (root) void setLocale(firstLocale()).then(() => render(() => <App />, root));
