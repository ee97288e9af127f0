<?php
/**
 * Plugin Name:       WeTechForU Chat Widget
 * Description:       Puts your WeTechForU chat on this site: a button on every page or on those you choose, a chat inside a page, and your signed-in visitors known by name.
 * Version:           1.0.0
 * Requires at least: 6.4
 * Requires PHP:      7.4
 * Author:            WeTechForU
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       wetechforu-chat-widget
 * Domain Path:       /languages
 *
 * @package WeTechForU\ChatWidget
 *
 * WeTechForU Chat Widget is free software: you can redistribute it and/or modify it under the terms
 * of the GNU General Public License as published by the Free Software Foundation, either version 2
 * of the License, or (at your option) any later version. It comes without any warranty. The licence
 * is in the file LICENSE.
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

const VERSION     = '1.0.0';
const PLUGIN_FILE = __FILE__;

require_once __DIR__ . '/includes/autoload.php';

register_activation_hook( __FILE__, array( Plugin::class, 'activate' ) );

Plugin::instance()->add_hooks();
