/** What the plugin finds in its own folder, so that nobody has to type it in. */
export interface PluginSetup {
  readonly widgetKey: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  readonly widgetName: string;
  readonly identityKeyId: string;
  readonly identitySecret: string;
}

/**
 * `config.php` of the plugin. It is PHP and no JSON so that a web server, which may well serve the
 * plugin's folder, runs it and shows nothing of the secret.
 */
export function configFile(setup: PluginSetup): string {
  return `<?php
defined( 'ABSPATH' ) || exit;

return array(
	'widget_key'      => ${phpString(setup.widgetKey)},
	'api_url'         => ${phpString(setup.apiUrl)},
	'widget_name'     => ${phpString(setup.widgetName)},
	'identity_key_id' => ${phpString(setup.identityKeyId)},
	'identity_secret' => ${phpString(setup.identitySecret)},
);
`;
}

/**
 * A PHP string in single quotes, in which only the backslash and the quote mean anything: no variable,
 * no `?>`, no line break inside can end it or is read as something else.
 */
export function phpString(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
