<?php
/**
 * The kinds of inputs that the settings page has.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Admin;

use WeTechForU\ChatWidget\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Prints an input for a setting, with what is saved in it.
 */
final class Field_Printer {

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Prints checkboxes, many of them in a box that scrolls.
	 *
	 * @param string                    $name    Of the setting.
	 * @param string                    $title   Above them; an empty string for none.
	 * @param array<int|string, string> $choices Labels by value.
	 */
	public function print_list( string $name, string $title, array $choices ): void {
		$chosen = array_map( 'strval', $this->settings->all()[ $name ] );
		$class  = count( $choices ) > 8 ? 'wetechforu-chat-list wetechforu-chat-list--long' : 'wetechforu-chat-list';
		if ( '' !== $title ) {
			printf( '<p><strong>%s</strong></p>', esc_html( $title ) );
		}
		if ( ! $choices ) {
			$this->print_help( __( 'There are none yet.', 'wetechforu-chat-widget' ) );
		}
		// Without a title, the field's own legend names it.
		printf( '' === $title ? '<div class="%1$s">' : '<div class="%1$s" role="group" aria-label="%2$s">', esc_attr( $class ), esc_attr( $title ) );
		foreach ( $choices as $value => $label ) {
			printf(
				'<label><input type="checkbox" name="%1$s[]" value="%2$s"%3$s> %4$s</label>',
				esc_attr( self::name( $name ) ),
				esc_attr( (string) $value ),
				checked( in_array( (string) $value, $chosen, true ), true, false ),
				esc_html( $label )
			);
		}
		echo '</div>';
	}

	/**
	 * Prints a field for addresses.
	 *
	 * @param string $name Of the setting.
	 */
	public function print_lines( string $name ): void {
		printf(
			'<textarea id="wetechforu-chat-%1$s" name="%2$s" rows="4" class="large-text code" placeholder="/checkout/*" spellcheck="false">%3$s</textarea>',
			esc_attr( $name ),
			esc_attr( self::name( $name ) ),
			esc_textarea( implode( "\n", $this->settings->all()[ $name ] ) )
		);
		$this->print_help( __( 'One address a line, as it stands after the domain. A star stands for anything: /shop/* is the shop and all below it.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints a field for one line.
	 *
	 * @param string $name        Of the setting.
	 * @param string $value       What is in it.
	 * @param string $placeholder What it may look like.
	 * @param string $class_name  How wide it is.
	 * @param string $type        Of the input.
	 */
	public function print_text( string $name, string $value, string $placeholder, string $class_name, string $type = 'text' ): void {
		printf(
			'<input type="%1$s" id="wetechforu-chat-%2$s" name="%3$s" value="%4$s" placeholder="%5$s" class="%6$s" autocomplete="off" spellcheck="false">',
			esc_attr( $type ),
			esc_attr( $name ),
			esc_attr( self::name( $name ) ),
			esc_attr( $value ),
			esc_attr( $placeholder ),
			esc_attr( $class_name )
		);
	}

	/**
	 * Prints a checkbox.
	 *
	 * @param string $name  Of the setting.
	 * @param string $label Beside it.
	 */
	public function print_checkbox( string $name, string $label ): void {
		printf(
			'<label><input type="checkbox" id="wetechforu-chat-%1$s" name="%2$s" value="1"%3$s> %4$s</label>',
			esc_attr( $name ),
			esc_attr( self::name( $name ) ),
			checked( $this->settings->all()[ $name ], true, false ),
			esc_html( $label )
		);
	}

	/**
	 * Prints a choice of one.
	 *
	 * @param string                $name    Of the setting.
	 * @param array<string, string> $choices Labels by value.
	 */
	public function print_select( string $name, array $choices ): void {
		printf( '<select id="wetechforu-chat-%1$s" name="%2$s">', esc_attr( $name ), esc_attr( self::name( $name ) ) );
		foreach ( $choices as $value => $label ) {
			printf( '<option value="%1$s"%2$s>%3$s</option>', esc_attr( $value ), selected( $this->settings->all()[ $name ], $value, false ), esc_html( $label ) );
		}
		echo '</select>';
	}

	/**
	 * Prints help below a field.
	 *
	 * @param string $text Plain text.
	 */
	public function print_help( string $text ): void {
		printf( '<p class="description">%s</p>', esc_html( $text ) );
	}

	/**
	 * Name of a setting's field.
	 *
	 * @param string $name Of the setting.
	 */
	public static function name( string $name ): string {
		return Settings::OPTION . '[' . $name . ']';
	}
}
