<?php
/**
 * Finds our classes: `Admin\Settings_Page` stands in `admin/class-settings-page.php`.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $class_name ): void {
		$prefix = __NAMESPACE__ . '\\';
		if ( 0 !== strpos( $class_name, $prefix ) ) {
			return;
		}
		$parts = explode( '\\', strtolower( substr( $class_name, strlen( $prefix ) ) ) );
		$name  = array_pop( $parts );
		$room  = $parts ? implode( '/', $parts ) : 'includes';
		$file  = dirname( __DIR__ ) . '/' . $room . '/class-' . str_replace( '_', '-', $name ) . '.php';
		if ( is_readable( $file ) ) {
			require $file;
		}
	}
);
