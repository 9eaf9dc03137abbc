package io.dealerflow.dbn;

/** Fields of instrument definitions, in the notation of {@link RecordLayout#of}. */
final class DefinitionLayouts {
    private static final String PRICES = """
            ts_recv:time min_price_increment:price display_factor:price expiration:time activation:time
            high_limit_price:price low_limit_price:price max_price_variation:price
            """;
    private static final String SIZES = """
            market_depth_implied:i32 market_depth:i32 market_segment_id:u32 max_trade_vol:u32
            min_lot_size:i32 min_lot_size_block:i32 min_lot_size_round_lot:i32 min_trade_vol:u32
            """;
    private static final String CURRENCIES = "currency:text:4 settl_currency:text:4 secsubtype:text:6 ";
    private static final String DATES = """
            trading_reference_date:u16 appl_id:i16 maturity_year:u16 decay_start_date:u16 channel_id:u16
            """ + CURRENCIES;
    private static final String NAMES = """
            cfi:text:7 security_type:text:7 unit_of_measure:text:31 underlying:text:21 strike_price_currency:text:4
            """;
    private static final String MATURITY = """
            underlying_product:u8 security_update_action:character maturity_month:u8 maturity_day:u8 maturity_week:u8
            user_defined_instrument:character contract_multiplier_unit:i8 flow_schedule_type:i8 tick_rule:u8
            """;
    private static final String STATUS_BYTES = """
            md_security_trading_status:u8 main_fraction:u8 price_display_format:u8 settl_price_type:u8 sub_fraction:u8
            """;

    static final String V1 =
            PRICES + """
            trading_reference_price:price unit_of_measure_qty:price min_price_increment_amount:price price_ratio:price
            inst_attrib_value:i32 underlying_id:u32 raw_instrument_id:u32
            """ + SIZES + """
            _1:reserved:4 contract_multiplier:i32 decay_quantity:i32 original_contract_size:i32 _2:reserved:4
            """ + DATES + """
            raw_symbol:text:22 group:text:21 exchange:text:5 asset:text:7
            """ + NAMES + """
            instrument_class:character _3:reserved:2 strike_price:price _4:reserved:6 match_algorithm:character
            """ + STATUS_BYTES + MATURITY + "_5:reserved:3";

    static final String V2 =
            PRICES + """
            trading_reference_price:price unit_of_measure_qty:price min_price_increment_amount:price price_ratio:price
            strike_price:price inst_attrib_value:i32 underlying_id:u32 raw_instrument_id:u32
            """ + SIZES + """
            contract_multiplier:i32 decay_quantity:i32 original_contract_size:i32
            """ + DATES + """
            raw_symbol:text:71 group:text:21 exchange:text:5 asset:text:7
            """ + NAMES + """
            instrument_class:character match_algorithm:character
            """ + STATUS_BYTES + MATURITY + "_1:reserved:10";

    static final String V3 = PRICES + """
            unit_of_measure_qty:price min_price_increment_amount:price price_ratio:price strike_price:price
            raw_instrument_id:u64 leg_price:price leg_delta:price inst_attrib_value:i32 underlying_id:u32
            """ + SIZES + """
            contract_multiplier:i32 decay_quantity:i32 original_contract_size:i32
            leg_instrument_id:u32 leg_ratio_price_numerator:i32 leg_ratio_price_denominator:i32
            leg_ratio_qty_numerator:i32 leg_ratio_qty_denominator:i32 leg_underlying_id:u32
            appl_id:i16 maturity_year:u16 decay_start_date:u16 channel_id:u16 leg_count:u16 leg_index:u16
            """ + CURRENCIES + """
            raw_symbol:text:71 group:text:21 exchange:text:5 asset:text:11
            """ + NAMES + """
            leg_raw_symbol:text:71 instrument_class:character match_algorithm:character
            main_fraction:u8 price_display_format:u8 sub_fraction:u8
            """ + MATURITY
            + "leg_instrument_class:character leg_side:character _1:reserved:17";

    private DefinitionLayouts() {}
}
