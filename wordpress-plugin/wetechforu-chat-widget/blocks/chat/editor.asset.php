<?php
/**
 * What the block's script needs of the editor.
 *
 * @package WeTechForU\ChatWidget
 */

defined( 'ABSPATH' ) || exit;

return array(
	'dependencies' => array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-html-entities', 'wp-i18n' ),
	'version'      => '1.0.0',
);
