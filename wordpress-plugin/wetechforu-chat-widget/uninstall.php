<?php
/**
 * Leaves nothing behind.
 *
 * @package WeTechForU\ChatWidget
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/class-uninstaller.php';

WeTechForU\ChatWidget\Uninstaller::run();
