<?php
/**
 * Run once by wp-cli: people, and pretty addresses.
 *
 * @var array $args The password of everybody.
 */

defined( 'ABSPATH' ) || exit;

list( $password ) = $args;

update_option( 'permalink_structure', '/%postname%/' );
update_option( 'blogname', 'Align & "Friends"' );
flush_rewrite_rules( false );
// Pictures of people come from another host.
update_option( 'show_avatars', 0 );

wp_insert_user(
	array(
		'user_login'   => 'mara',
		'user_email'   => 'mara@example.com',
		'user_pass'    => $password,
		'display_name' => "Mara O'Brien",
		'first_name'   => 'Mara',
		'last_name'    => "O'Brien",
		'role'         => 'subscriber',
	)
);

// The editor greets whoever comes for the first time.
foreach ( get_users( array( 'fields' => 'ID' ) ) as $user_id ) {
	update_user_meta(
		$user_id,
		$GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences',
		array(
			'core/edit-post' => array( 'welcomeGuide' => false ),
			'core'           => array( 'enableChoosePatternModal' => false ),
			'_modified'      => gmdate( 'c' ),
		)
	);
}
