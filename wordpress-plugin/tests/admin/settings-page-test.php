<?php
/**
 * Settings → Chat widget.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Admin\Notices;
use WeTechForU\ChatWidget\Admin\Settings_Page;
use WeTechForU\ChatWidget\Config;
use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Settings;

final class Settings_Page_Test extends Plugin_Test_Case {

	private function page( Settings $settings, Config $config ): Settings_Page {
		$page = new Settings_Page( $settings, $config, new Service_Check( $settings, $this->tokens( $settings ) ) );
		$page->register();
		return $page;
	}

	private function html( Settings_Page $page ): string {
		wp_set_current_user( 1 );
		$GLOBALS['wp_settings_sections'] = array();
		$GLOBALS['wp_settings_fields']   = array();
		$page->register();
		ob_start();
		$page->print_page();
		return (string) ob_get_clean();
	}

	private function zip(): Config {
		return $this->config(
			array(
				'widget_key'      => self::KEY,
				'api_url'         => self::API,
				'widget_name'     => self::HOSTILE_NAME,
				'identity_key_id' => 'wik_zip',
				'identity_secret' => self::SECRET,
			)
		);
	}

	public function test_the_widgets_name_is_shown_as_text_whatever_it_is(): void {
		$config = $this->zip();
		$html   = $this->html( $this->page( new Settings( $config ), $config ) );
		$this->assertSame( array(), $this->elements( $html, 'script' ) );
		$this->assertSame( self::HOSTILE_NAME, $this->elements( $html, 'h2' )[0]->textContent );
	}

	public function test_no_secret_is_in_the_page(): void {
		$config = $this->zip();
		$html   = $this->html( $this->page( new Settings( $config ), $config ) );
		$this->assertStringContainsString( 'wik_zip', $html );
		$this->assertStringNotContainsString( self::SECRET, $html );
		$settings = $this->settings( array(), true );
		$this->assertStringNotContainsString( self::SECRET, $this->html( $this->page( $settings, $this->config() ) ) );
	}

	public function test_the_form_has_a_nonce_and_a_label_for_every_field(): void {
		$html   = $this->html( $this->page( $this->settings(), $this->config() ) );
		$labels = array_map( static fn ( \DOMElement $label ): string => $label->getAttribute( 'for' ), $this->elements( $html, 'label' ) );
		$this->assertStringContainsString( '_wpnonce', $html );
		foreach ( array( 'input', 'select', 'textarea' ) as $name ) {
			foreach ( $this->elements( $html, $name ) as $field ) {
				$type = $field->getAttribute( 'type' );
				if ( in_array( $type, array( 'hidden', 'submit' ), true ) || 'label' === $field->parentNode->nodeName ) {
					continue;
				}
				$this->assertContains( $field->getAttribute( 'id' ), $labels, $field->getAttribute( 'name' ) );
			}
		}
	}

	public function test_what_others_have_typed_stays_text_in_the_fields(): void {
		$page_id = $this->make_post( array( 'post_title' => 'Tea & </textarea><script>alert(1)</script>' ) );
		$html    = $this->html( $this->page( $this->settings( array( 'pages' => array( $page_id ), 'include_urls' => array( '/</textarea><script>alert(2)</script>' ) ) ), $this->config() ) );
		$this->assertSame( array(), $this->elements( $html, 'script' ) );
	}

	public function test_pages_that_are_called_alike_are_told_apart_by_their_place(): void {
		$team = $this->make_post( array( 'post_title' => 'Team alike', 'post_name' => 'team-alike' ) );
		foreach ( array( 0, $team ) as $parent ) {
			$this->make_post( array( 'post_title' => 'Reach & us', 'post_name' => 'reach-us', 'post_parent' => $parent ) );
		}
		$html = $this->html( $this->page( $this->settings(), $this->config() ) );
		$this->assertStringContainsString( 'Reach &amp; us (/reach-us)<', $html );
		$this->assertStringContainsString( 'Reach &amp; us (/team-alike/reach-us)<', $html );
		$this->assertStringContainsString( 'Team alike<', $html );
	}

	public function test_who_may_not_manage_options_sees_nothing(): void {
		$page = $this->page( $this->settings(), $this->config() );
		wp_set_current_user( 0 );
		ob_start();
		$page->print_page();
		$this->assertSame( '', ob_get_clean() );
	}

	public function test_words_on_what_was_wrong_are_said_once_though_wordpress_asks_twice(): void {
		$page = $this->page( $this->settings(), $this->config() );
		$page->sanitize( array( 'widget_key' => 'x', 'include_urls' => 'https://<b>evil</b>.example/' ) );
		$page->sanitize( array( 'widget_key' => 'x', 'include_urls' => 'https://<b>evil</b>.example/' ) );
		$messages = wp_list_pluck( get_settings_errors(), 'message' );
		$this->assertSame( $messages, array_unique( $messages ) );
		$this->assertNotEmpty( $messages );
		$this->assertStringNotContainsString( '<b>', implode( '', $messages ) );
	}

	public function test_the_notice_is_for_owners_of_an_unconfigured_site_until_they_put_it_away(): void {
		$print = function ( Settings $settings ): string {
			ob_start();
			( new Notices( $settings ) )->print_notice();
			return (string) ob_get_clean();
		};
		set_current_screen( 'plugins' );
		$unset = $this->settings( array( 'widget_key' => '' ) );
		wp_set_current_user( 0 );
		$this->assertSame( '', $print( $unset ) );
		wp_set_current_user( 1 );
		$this->assertStringContainsString( 'notice', $print( $unset ) );
		set_current_screen( 'edit-post' );
		$this->assertSame( '', $print( $unset ) );
		set_current_screen( 'plugins' );
		update_user_meta( 1, Notices::DISMISSED, 1 );
		$this->assertSame( '', $print( $unset ) );
		delete_user_meta( 1, Notices::DISMISSED );
		$this->assertSame( '', $print( $this->settings() ) );
		set_current_screen( 'front' );
	}
}
