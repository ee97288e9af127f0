// What the bench uses of packages that bring no types of their own.

declare module "wink-nlp-utils" {
  const nlp: {
    readonly string: {
      lowerCase(text: string): string;
      tokenize0(text: string): string[];
    };
    readonly tokens: {
      removeWords(tokens: string[]): string[];
      stem(tokens: string[]): string[];
    };
  };

  export = nlp;
}

declare module "wink-bm25-text-search" {
  interface Engine {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): boolean;
    /** The first takes a text, each next what the one before gave, and the last gives tokens. */
    definePrepTasks(
      tasks: readonly (((text: string) => string | string[]) | ((tokens: string[]) => string[]))[],
    ): number;
    addDoc(document: Readonly<Record<string, string>>, id: number): number;
    consolidate(): boolean;
    search(text: string, limit?: number): [id: string, score: number][];
    exportJSON(): string;
  }
  const bm25: () => Engine;

  export = bm25;
}

declare module "node-nlp" {
  interface Classification {
    readonly intent: string;
    readonly score: number;
  }
  class NlpManager {
    constructor(settings: {
      readonly languages: readonly string[];
      readonly nlu: { readonly log: boolean };
      readonly autoLoad: boolean;
      readonly autoSave: boolean;
    });
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<void>;
    /** The classifications come best first. */
    process(
      locale: string,
      utterance: string,
    ): Promise<{ readonly classifications: readonly Classification[] }>;
    export(): string;
  }

  export { NlpManager };
}
