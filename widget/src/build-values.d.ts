/** Put in by widget/build.ts: the files' names carry the hash of their content. */
declare const PANEL_FILE: string;
declare const SITE_FILE: string;
/** The product's version, as package.json has it. */
declare const BUILD_VERSION: string;
declare const FORMS_FILE: string;
declare const BOOKING_FILE: string;
declare const GUARD_FILE: string;
/** Language → file, for every language but English, whose texts are inside the panel. */
declare const TEXT_FILES: Readonly<Record<string, string>>;
