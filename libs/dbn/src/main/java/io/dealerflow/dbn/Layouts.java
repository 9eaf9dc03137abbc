package io.dealerflow.dbn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The layouts of all record types by version. */
final class Layouts {
    private static final String TRADE = """
            price:price size:u32 action:character side:character flags:u8 depth:u8
            ts_recv:time ts_in_delta:i32 sequence:u32
            """;
    private static final String BBO = """
            price:price size:u32 _1:reserved:1 side:character flags:u8 _2:reserved:1
            ts_recv:time _3:reserved:4 sequence:u32
            """;
    private static final String CBBO = """
            price:price size:u32 _1:reserved:1 side:character flags:u8 _2:reserved:1
            ts_recv:time _3:reserved:8
            """ + consolidatedLevel();
    private static final String CMBP_1 = """
            price:price size:u32 action:character side:character flags:u8 _1:reserved:1
            ts_recv:time ts_in_delta:i32 _2:reserved:4
            """ + consolidatedLevel();
    private static final String MBO = """
            order_id:u64 price:price size:u32 flags:u8 channel_id:u8 action:character side:character
            ts_recv:time ts_in_delta:i32 sequence:u32
            """;
    private static final String OHLCV = "open:price high:price low:price close:price volume:u64";
    private static final String STATUS = """
            ts_recv:time action:u16 reason:u16 trading_event:u16
            is_trading:character is_quoting:character is_short_sell_restricted:character _1:reserved:7
            """;
    private static final String IMBALANCE = """
            ts_recv:time ref_price:price auction_time:time cont_book_clr_price:price auct_interest_clr_price:price
            ssr_filling_price:price ind_match_price:price upper_collar:price lower_collar:price
            paired_qty:u32 total_imbalance_qty:u32 market_imbalance_qty:u32 unpaired_qty:u32
            auction_type:character side:character auction_status:u8 freeze_status:u8 num_extensions:u8
            unpaired_side:character significant_imbalance:character _1:reserved:1
            """;
    private static final String STATISTICS_1 = """
            ts_recv:time ts_ref:time price:price quantity:i32 sequence:u32 ts_in_delta:i32
            stat_type:u16 channel_id:u16 update_action:u8 stat_flags:u8 _1:reserved:6
            """;
    private static final String STATISTICS_3 = """
            ts_recv:time ts_ref:time price:price quantity:i64 sequence:u32 ts_in_delta:i32
            stat_type:u16 channel_id:u16 update_action:u8 stat_flags:u8 _1:reserved:18
            """;
    private static final String ERROR_1 = "err:text:64";
    private static final String ERROR_2 = "err:text:302 code:u8 is_last:u8";
    private static final String SYSTEM_1 = "msg:text:64";
    private static final String SYSTEM_2 = "msg:text:303 code:u8";
    private static final String SYMBOL_MAPPING_1 = """
            stype_in_symbol:text:22 stype_out_symbol:text:22 _1:reserved:4 start_ts:time end_ts:time
            """;
    private static final String SYMBOL_MAPPING_2 = """
            stype_in:u8 stype_in_symbol:text:71 stype_out:u8 stype_out_symbol:text:71 start_ts:time end_ts:time
            """;

    private static final List<RecordLayout> SINCE_1 = List.of(
            RecordLayout.of(RecordType.TRADES, TRADE),
            RecordLayout.of(RecordType.MBP_1, TRADE + level(0)),
            RecordLayout.of(
                    RecordType.MBP_10,
                    TRADE + IntStream.range(0, 10).mapToObj(Layouts::level).collect(Collectors.joining())),
            RecordLayout.of(RecordType.OHLCV_DEPRECATED, OHLCV),
            RecordLayout.of(RecordType.STATUS, STATUS),
            RecordLayout.of(RecordType.IMBALANCE, IMBALANCE),
            RecordLayout.of(RecordType.OHLCV_1S, OHLCV),
            RecordLayout.of(RecordType.OHLCV_1M, OHLCV),
            RecordLayout.of(RecordType.OHLCV_1H, OHLCV),
            RecordLayout.of(RecordType.OHLCV_1D, OHLCV),
            RecordLayout.of(RecordType.OHLCV_EOD, OHLCV),
            RecordLayout.of(RecordType.MBO, MBO),
            RecordLayout.of(RecordType.CMBP_1, CMBP_1),
            RecordLayout.of(RecordType.CBBO_1S, CBBO),
            RecordLayout.of(RecordType.CBBO_1M, CBBO),
            RecordLayout.of(RecordType.TCBBO, CMBP_1),
            RecordLayout.of(RecordType.BBO_1S, BBO + level(0)),
            RecordLayout.of(RecordType.BBO_1M, BBO + level(0)));
    private static final List<RecordLayout> OF_1 = List.of(
            RecordLayout.of(RecordType.DEFINITION, DefinitionLayouts.V1),
            RecordLayout.of(RecordType.ERROR, ERROR_1),
            RecordLayout.of(RecordType.SYSTEM, SYSTEM_1),
            RecordLayout.of(RecordType.SYMBOL_MAPPING, SYMBOL_MAPPING_1));
    private static final List<RecordLayout> UNTIL_2 = List.of(RecordLayout.of(RecordType.STATISTICS, STATISTICS_1));
    private static final List<RecordLayout> OF_2 =
            List.of(RecordLayout.of(RecordType.DEFINITION, DefinitionLayouts.V2));
    private static final List<RecordLayout> SINCE_2 = List.of(
            RecordLayout.of(RecordType.ERROR, ERROR_2),
            RecordLayout.of(RecordType.SYSTEM, SYSTEM_2),
            RecordLayout.of(RecordType.SYMBOL_MAPPING, SYMBOL_MAPPING_2));
    private static final List<RecordLayout> OF_3 = List.of(
            RecordLayout.of(RecordType.DEFINITION, DefinitionLayouts.V3),
            RecordLayout.of(RecordType.STATISTICS, STATISTICS_3));

    private Layouts() {}

    /** The layouts of records in files of this version, 1 to 3: one for each type. */
    static List<RecordLayout> of(int version) {
        return switch (version) {
            case 1 -> Stream.of(SINCE_1, OF_1, UNTIL_2).flatMap(List::stream).toList();
            case 2 ->
                Stream.of(SINCE_1, UNTIL_2, OF_2, SINCE_2).flatMap(List::stream).toList();
            case 3 -> Stream.of(SINCE_1, SINCE_2, OF_3).flatMap(List::stream).toList();
            default -> throw new IllegalArgumentException("no version " + version);
        };
    }

    /** The layouts of all versions; those of one type differ in length. */
    static List<RecordLayout> all() {
        return Stream.of(SINCE_1, OF_1, UNTIL_2, OF_2, SINCE_2, OF_3)
                .flatMap(List::stream)
                .toList();
    }

    private static String level(int index) {
        return " bid_px_0%1$d:price ask_px_0%1$d:price bid_sz_0%1$d:u32 ask_sz_0%1$d:u32 bid_ct_0%1$d:u32 ask_ct_0%1$d:u32"
                .formatted(index);
    }

    private static String consolidatedLevel() {
        return """
                bid_px_00:price ask_px_00:price bid_sz_00:u32 ask_sz_00:u32
                bid_pb_00:u16 _4:reserved:2 ask_pb_00:u16 _5:reserved:2
                """;
    }
}
