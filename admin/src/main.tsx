import "./styles/index.css";
import { render } from "solid-js/web";
import { listenForSteps } from "./api/chosen-client.ts";
import { App } from "./app.tsx";
import { firstLocale, setLocale } from "./i18n/i18n.ts";
import "./layout/theme.ts";

listenForSteps();

const root = document.getElementById("root");
// Should the language's file be missing, English is better than an empty page.
const speaking = setLocale(firstLocale()).catch(() => undefined);
if (root) void speaking.then(() => render(() => <App />, root));
