import { startLoader } from "./start.ts";

// The Worker puts a widget's public config in place of this text when it serves /w/<key>.js.
startLoader("__WTFU_CONFIG__");
