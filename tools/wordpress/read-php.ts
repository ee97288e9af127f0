import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// One PHP, in a process of its own: `read-php.ts <folder of php-wasm> <version> <file>…` prints what
// is wrong with each file, and how many it has read.

/** What is used of @php-wasm/node and @php-wasm/universal. */
interface PhpWasm {
  readonly loadNodeRuntime: (version: string, options: object) => Promise<number>;
}
interface Universal {
  readonly PHP: new (
    runtime: number,
  ) => {
    writeFile(path: string, text: string): void;
    run(request: { scriptPath: string }): Promise<{ text: string; errors: string }>;
  };
}

/**
 * Compiles a file without running it. `token_get_all` finds what cannot be parsed; the rest is what
 * only the compiler refuses, which ends PHP with a fatal error that nothing can catch. So that
 * nothing runs, the file returns where its first statement may stand.
 */
const READER = `<?php
error_reporting( E_ALL );
ini_set( 'display_errors', '1' );
ini_set( 'html_errors', '0' );
$source = file_get_contents( '/file.php' );
try {
	$tokens = token_get_all( $source, TOKEN_PARSE );
} catch ( ParseError $error ) {
	echo 'Parse error: ' . $error->getMessage() . ' on line ' . $error->getLine();
	return;
}
$before = '';
$heads  = array( T_OPEN_TAG, T_WHITESPACE, T_COMMENT, T_DOC_COMMENT );
$at     = 0;
$count  = count( $tokens );
while ( $at < $count ) {
	$token = $tokens[ $at ];
	if ( is_array( $token ) && in_array( $token[0], $heads, true ) ) {
		$before .= $token[1];
		++$at;
		continue;
	}
	if ( ! is_array( $token ) || ! in_array( $token[0], array( T_NAMESPACE, T_DECLARE ), true ) ) {
		break;
	}
	do {
		$part    = $tokens[ $at ];
		$before .= is_array( $part ) ? $part[1] : $part;
		++$at;
	} while ( ';' !== $part && '{' !== $part && $at < $count );
}
$after = '';
for ( ; $at < $count; ++$at ) {
	$after .= is_array( $tokens[ $at ] ) ? $tokens[ $at ][1] : $tokens[ $at ];
}
eval( '?>' . $before . ' return; ' . $after );
`;

const [folder = "", version = "", ...files] = process.argv.slice(2);
const modules = path.join(folder, "node_modules", "@php-wasm");
// What a package exports is known to its own types alone, which are not installed here.
const { loadNodeRuntime } = (await load("node/index.js")) as PhpWasm;
const { PHP } = (await load("universal/index.js")) as Universal;

const php = new PHP(await loadNodeRuntime(version, { emscriptenOptions: { processId: 1 } }));
php.writeFile("/reader.php", READER);
for (const file of files) {
  const said = await read(readFileSync(file, "utf8"));
  if (said !== "") process.stdout.write(`${path.relative(process.cwd(), file)}: ${said}\n`);
}
process.stdout.write(`read ${files.length} files with PHP ${version}\n`);
process.exit();

function load(file: string): Promise<unknown> {
  return import(pathToFileURL(path.join(modules, file)).href);
}

/** What PHP says of a file, on one line; empty when it has nothing to say. */
async function read(source: string): Promise<string> {
  php.writeFile("/file.php", source);
  return (await compile()).replaceAll(/\s+/g, " ").trim();
}

async function compile(): Promise<string> {
  try {
    const { text, errors } = await php.run({ scriptPath: "/reader.php" });
    return `${text} ${errors}`;
  } catch (error) {
    // A fatal error ends PHP, which its runtime throws with all that was printed.
    return error instanceof Error ? error.message : String(error);
  }
}
