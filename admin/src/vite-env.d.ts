/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** `1` builds the page of the kit as well. */
  readonly VITE_KIT?: string;
}
