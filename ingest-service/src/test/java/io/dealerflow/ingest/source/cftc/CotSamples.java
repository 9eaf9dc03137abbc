package io.dealerflow.ingest.source.cftc;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Made-up reports in the forms of the CFTC's files: numbers that are padded, a market of three letters, round positions. */
public final class CotSamples {
    private static final String LEGACY_HEADER = "\"Market and Exchange Names\",\"As of Date in Form YYMMDD\","
            + "\"As of Date in Form YYYY-MM-DD\",\"CFTC Contract Market Code\",\"Open Interest (All)\","
            + "\"Noncommercial Positions-Long (All)\",\"Noncommercial Positions-Short (All)\","
            + "\"Noncommercial Positions-Spreading (All)\",\"Commercial Positions-Long (All)\","
            + "\"Commercial Positions-Short (All)\",\" Total Reportable Positions-Long (All)\","
            + "\"Nonreportable Positions-Long (All)\",\"Nonreportable Positions-Short (All)\","
            + "\"Noncommercial Positions-Long (Old)\",\"Change in Noncommercial-Long (All)\","
            + "\"% of OI-Noncommercial-Long (All)\",\"Traders-Noncommercial-Long (All)\",\"Contract Units\"";

    private CotSamples() {}

    /** The lines of a legacy file with {@code weeks} rows of one market, from 2024-01-02 on. */
    public static List<String> legacy(String market, int weeks) {
        List<String> lines = new ArrayList<>();
        lines.add(LEGACY_HEADER);
        for (int week = 0; week < weeks; week++) {
            String date = LocalDate.parse("2024-01-02").plusWeeks(week).toString();
            lines.add("\"DEMO, A FUTURE - DEMO EXCHANGE\",240102," + date + "," + market + "  ,  " + (1000 + week)
                    + ",     400,     300,     100,     350,     450,     850,      50,      50,      .,      "
                    + (week == 0 ? "." : "-20") + ",   40.0,      7,\"(CONTRACTS OF 10 DEMOS)\"");
        }
        return lines;
    }

    /** A disaggregated report in the older spelling, with its date in American order. */
    public static List<String> disaggregated(String market) {
        return List.of(
                "Market_and_Exchange_Names,As_of_Date_Form_MM/DD/YYYY,CFTC_Contract_Market_Code,Open_Interest_All,"
                        + "Prod_Merc_Positions_Long_ALL,Prod_Merc_Positions_Short_ALL,Swap_Positions_Long_All,"
                        + "Swap__Positions_Short_All,Swap__Positions_Spread_All,M_Money_Positions_Long_ALL,"
                        + "M_Money_Positions_Short_ALL,M_Money_Positions_Spread_ALL,Other_Rept_Positions_Long_ALL,"
                        + "Other_Rept_Positions_Short_ALL,Other_Rept_Positions_Spread_ALL,NonRept_Positions_Long_All,"
                        + "NonRept_Positions_Short_All,M_Money_Positions_Long_Old,FutOnly_or_Combined",
                "DEMO OIL - DEMO EXCHANGE,1/9/2024," + market
                        + ",1000,10,20,30,40,50,60,70,80,90,100,110,120,130,999,Combined");
    }

    /** An answer of the public reporting site: numbers as text, one field left out, one misspelt as it is there. */
    public static String financialJson(String market) {
        return """
                [{"id":"1","market_and_exchange_names":"DEMO RATE - DEMO EXCHANGE",
                  "report_date_as_yyyy_mm_dd":"2024-06-11T00:00:00.000","cftc_contract_market_code":"%s",
                  "open_interest_all":"1000","dealer_positions_long_all":"1","dealer_positions_short_all":"2",
                  "dealer_positions_spread_all":"3","asset_mgr_positions_long":"4","asset_mgr_positions_short":"5",
                  "asset_mgr_positions_spread":"6","lev_money_positions_long":"7","lev_money_positions_short":"8",
                  "lev_money_positions_spread":"9","other_rept_positions_long":"10","other_rept_positions_short":"11",
                  "other_rept_positions_spread":"12","nonrept_positions_long_all":"13","nonrept_positions_short_all":"14",
                  "change_in_lev_money_long":"-2","pct_of_oi_lev_money_long":"0.7","traders_lev_money_long_all":"5",
                  "futonly_or_combined":"FutOnly"}]
                """.formatted(market);
    }

    public static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
