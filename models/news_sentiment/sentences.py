"""Sentences of business news made from a grammar; the label follows from how a sentence is made."""

import random

NEGATIVE, NEUTRAL, POSITIVE = 0, 1, 2

SYLLABLES = "al an ar bel bo cor da del en fin gra hal in jo kal lan lem mar mo nor ol pel quin ra rem sal sol tal tek ul va ver vi wen xan zel".split()
FORMS = ["", "", "", " Oyj", " Plc", " AG", " Inc", " Inc.", " Corp", " Corp.", " Group", " Ltd", " AB", " SA", " Holdings", " Bank", " Energy", " Pharma", " Motors", " Technologies", " Industries", " Steel"]
GOOD_METRICS = [
    "net sales", "sales", "revenue", "revenues", "turnover", "operating profit", "net profit", "pretax profit", "profit before taxes", "earnings per share", "EPS", "EBIT", "EBITDA",
    "operating income", "net income", "profit", "order intake", "order backlog", "orders", "cash flow from operations", "free cash flow", "gross margin", "operating margin", "exports",
    "deliveries", "same-store sales", "passenger numbers", "market share", "net interest income", "production", "dividend", "quarterly profit", "like-for-like sales", "comparable operating profit", "advertising sales", "subscribers",
]
BAD_METRICS = ["net loss", "operating loss", "loss", "pretax loss", "net debt", "impairments", "credit losses", "bad loans", "costs", "operating costs", "customer complaints", "loan losses", "debt burden", "loss per share", "provisions"]
RISE = ["rose", "increased", "grew", "climbed", "jumped", "surged", "improved", "went up", "soared", "advanced"]
FALL = ["fell", "decreased", "declined", "dropped", "slid", "plunged", "went down", "tumbled", "shrank", "sank"]
WORSE = ["rose", "increased", "grew", "widened", "jumped", "swelled", "climbed"]
BETTER = ["fell", "decreased", "narrowed", "shrank", "dropped", "declined", "was reduced"]
PERIODS = [
    "in the first quarter", "in the second quarter of 2009", "in the third quarter", "in January-September", "in the period", "in 2012", "for the full year", "in the fourth quarter",
    "in the first half", "in Q2", "in Q3 FY22", "in the corresponding period", "year on year", "from a year earlier", "in the year to March", "in the quarter ended June", "during the review period", "in the first nine months of the year",
]
BEFORE = ["a year earlier", "a year ago", "in the corresponding period", "in the same period a year earlier", "in the previous year", "in the comparison period", "the year before", "in Q1 2010"]
SECTORS = ["steel", "paper", "banking", "telecom", "software", "retail", "mining", "energy", "automotive", "insurance", "airline", "pharmaceutical", "construction", "shipping", "chip", "food", "media", "packaging", "elevator", "real estate"]
COUNTRIES = ["Finland", "Sweden", "Germany", "India", "China", "Russia", "Poland", "the US", "Brazil", "France", "Norway", "the UK", "Estonia", "Japan", "Canada", "Spain"]
CITIES = ["Helsinki", "Stockholm", "London", "Mumbai", "New York", "Frankfurt", "Tallinn", "Warsaw", "Shanghai", "Paris", "Oslo", "Madrid"]
PRODUCTS = ["pumps", "base stations", "elevators", "paper machines", "tyres", "batteries", "vaccines", "phones", "cranes", "engines", "software licences", "office space", "trucks", "turbines", "wood pellets", "chips"]
ROLES = ["chief executive", "CEO", "chief financial officer", "chairman", "board member", "head of sales", "managing director", "general counsel", "vice president"]
PEOPLE = ["Anna Berg", "John Miller", "Rakesh Nair", "Liisa Korhola", "David Stone", "Maria Lopes", "Wei Zhang", "Peter Lindgard", "Sarah Cole", "Tom Becker"]
MONTHS = ["January", "March", "May", "June", "August", "September", "October", "December"]

POSITIVE_EVENTS = [
    "{c} wins {amount} order from {country}", "{c} has won a contract to supply {product} to {country}", "{c} raises full-year guidance", "{c} lifts its outlook for the year after strong demand",
    "{c} beats estimates on strong {product} sales", "{c} quarterly results top forecasts", "{c} upgraded to buy at {broker}", "{broker} raises price target on {c}", "{c} shares jump {pct}% after results", "{c} hits record high",
    "{c} signs agreement to deliver {product} to {country}", "{c} will expand its {sector} business in {country}", "{c} opens a new plant in {city} to meet growing demand", "{c} increases dividend",
    "{c} to hire {count} people as orders grow", "{c} launches {amount} share buyback", "{c} gets approval for new drug", "{c} strengthens its position in the {sector} market in {country}", "The acquisition will improve {c}'s profitability",
    "{c} expects its {metric} to increase this year", "{c} said demand for {product} has recovered", "The agreement strengthens {c}'s long-term cooperation with its customers", "{c} stock rallies as outlook improves", "{sector} stocks gain on upbeat data",
    "The new technology cuts costs and improves efficiency, {c} said", "{c} returns to profit", "{c} swings to a profit of {amount} from a loss of {amount2}", "{c} posted a net profit of {amount} against a loss of {amount2} {before}", "Markets rebound as investors cheer {country} stimulus",
    "{c} outperforms the {sector} sector", "{c} settles dispute with regulator, shares up", "{broker} initiates {c} with overweight rating", "{c} pays off debt ahead of schedule", "{c} has been awarded a {amount} contract by the city of {city}", "{c} received a repeat order for {product}",
    "{c} and {c2} form partnership to develop {product}", "Shares of {c} closed {pct} percent higher", "{c} secures {amount} financing for growth", "{c}'s {product} named best in its class", "We are very pleased with the result, said {person} of {c}", "{c} sees {metric} above last year's level",
    "Consumer confidence in {country} rises to highest in a decade", "{country} GDP growth beats expectations", "{c} gains {pct}% on takeover bid from {c2}", "{c} turns around its {sector} unit", "The investment doubles the capacity of {c}'s {city} factory",
]
NEGATIVE_EVENTS = [
    "{c} cuts full-year guidance", "{c} issues profit warning", "{c} misses estimates as {product} sales weaken", "{c} quarterly results fall short of forecasts", "{c} downgraded to sell at {broker}", "{broker} cuts price target on {c}", "{c} shares tumble {pct}% after results",
    "{c} hits 52-week low", "{c} to cut {count} jobs in {country}", "{c} will close its {city} factory", "{c} to lay off {count} employees", "{c} suspends dividend", "{c} recalls {product} over safety fault", "{c} files for bankruptcy", "{c} defaults on bond payment", "{c} loses contract in {country}",
    "{c} has started employee negotiations to reduce staff", "Customer cancelled order worth {amount} from {c}", "{c} under investigation for accounting fraud", "{c} fined {amount} by regulator", "{c} expects its {metric} to decrease this year", "{c} said demand for {product} has weakened",
    "{c} swings to a loss of {amount} from a profit of {amount2}", "{c} posted a net loss of {amount} against a profit of {amount2} {before}", "{c} slipped into the red", "{sector} stocks slide on recession fears", "Markets sink as {country} tensions rise", "{c} delays launch of {product}",
    "{c} sued by investors", "{c} chief resigns amid scandal", "Strike halts production at {c}'s {city} plant", "{c} writes down {amount} on {sector} unit", "{c} stock plunges on weak outlook", "Rating agency downgrades {c} to junk", "Shares of {c} closed {pct} percent lower", "{c} warns of lower profit",
    "The {sector} market in {country} has weakened and competition has become tougher, {c} said", "{c} will temporarily lay off {count} workers due to weak demand", "{c} faces liquidity problems", "{c} pulls outlook", "{c} targets trimmed at {broker}", "{c} raises prices as costs hurt margins",
    "{country} unemployment rises more than expected", "{country} factory output shrinks", "{c} withdraws from {country} after losses", "{broker} cuts {c} to underweight", "{c} data breach exposes {count} customers", "Prices of {product} fell, which hurt the result of {c}", "{c} halts {amount} project",
]
NEUTRAL_EVENTS = [
    "{c} will publish its interim report on {day} {month}", "{c} is headquartered in {city} and employs {count} people", "{c} appoints {person} as {role}", "{person} has been {role} of {c} since 2005", "The annual general meeting of {c} will be held in {city} on {day} {month}",
    "{c} supplies {product} to customers in {country}", "The value of the deal was not disclosed", "Financial terms were not disclosed", "The contract covers {product} for the {city} site", "{c} holds {pct} % of the shares and votes in {c2}", "{c}'s share capital is {amount}", "The shares are listed on the {city} exchange",
    "{c} has {count} employees and net sales of {amount}", "{c} had net sales of {amount} in 2008", "{c} to report quarterly results on {month} {day}", "{broker} maintains hold rating on {c}", "{broker} reiterates neutral on {c}", "{c} to present at {city} conference", "{c} sells its {sector} unit to {c2}",
    "{c} has agreed to sell its {city} property for {amount}", "{c} to acquire {c2} for {amount}", "{c} {metric} unchanged at {amount}", "{c}'s {metric} remained at the previous year's level", "Stocks end little changed", "{country} markets closed for holiday", "What to watch in {sector} this week",
    "The building has {count} square metres of office space in {city}", "{c} is a {sector} company that operates in {country}", "{c} manufactures {product}", "{c} holders approve all proposals at annual meeting", "The delivery is scheduled for {month} 2011", "The transaction is subject to approval by the authorities",
    "{c} renames its {sector} division", "{c} moves its offices to {city}", "{c} declares quarterly dividend of $0.{day}", "{c} files annual report", "How {sector} companies are using {product}", "{person} discusses the {sector} industry", "{c} CEO {person} to speak on Monday", "The order comprises {count} {product}", "A total of {count} new shares were subscribed for",
    "{c} trading volume was {count} shares", "{c} opens office in {city}", "{country} central bank keeps rates on hold", "The company did not comment on the matter", "The project is expected to be completed by {month} 2013", "{c} , based in {city} , is part of {c2}", "The plant is located in {country}", "{c} will own {pct} percent of the venture and {c2} the rest",
    "{c} uses {product} in its {sector} operations", "Morning brief: {c}, {c2} and other stocks in focus", "Should you invest in {sector} funds?", "The new unit will start operating in {month}", "{c} - conference call transcript", "Watch the interview with {c} {role} {person}", "The company's {metric} amounted to {amount} in 2007",
]
BROKERS = ["Northbrook", "Danvers & Co", "Kestrel Research", "Halden Securities", "Morrow Partners", "the broker"]


class Grammar:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, values):
        return self.random.choice(values)

    def company(self):
        name = "".join(self.pick(SYLLABLES) for _ in range(self.random.randint(2, 3))).capitalize()
        return ("$x" if self.random.random() < 0.04 else name) + self.pick(FORMS)

    def unit(self):
        return self.pick(["EUR {} mn", "EUR {} million", "EUR{}m", "${} million", "${}M", "USD {} mn", "Rs {} crore", "{} million euros", "EUR {}bn", "{} mln euros", "$ {} mln", "SEK {} billion", "GBP{}m", "$ {}"])

    def number(self):
        value = self.random.choice([self.random.uniform(0.1, 10), self.random.uniform(10, 1000)])
        return round(value, self.random.choice([1, 1, 2]))

    def event(self, templates):
        return self.pick(templates).format(
            c=self.company(), c2=self.company(), amount=self.unit().format(self.number()), amount2=self.unit().format(self.number()), country=self.pick(COUNTRIES), city=self.pick(CITIES),
            sector=self.pick(SECTORS), product=self.pick(PRODUCTS), metric=self.pick(GOOD_METRICS), broker=self.pick(BROKERS), pct=round(self.random.uniform(1, 30), 1), count=self.random.randrange(20, 4000, 10),
            before=self.pick(BEFORE), day=self.random.randint(1, 28), month=self.pick(MONTHS), person=self.pick(PEOPLE), role=self.pick(ROLES))

    def change(self):
        """A metric that went up or down, with or without a verb of change."""
        good_metric, up = self.random.random() < 0.75, self.random.random() < 0.5
        metric = self.pick(GOOD_METRICS if good_metric else BAD_METRICS)
        verb = self.pick((RISE if up else FALL) if good_metric else (WORSE if up else BETTER))
        low = self.number()
        high = round(low * self.random.uniform(1.08, 2.5) + 0.1, 2)
        now, then = (high, low) if up else (low, high)
        unit = self.unit()
        now, then = unit.format(now), unit.format(then)
        owner = self.pick([f"{self.company()}'s ", f"{self.company()} {metric}|", "", "The company's ", f"{self.company()} said its ", "Consolidated ", "Group "])
        subject = owner[:-1] if owner.endswith("|") else owner + metric
        subject = subject[0].upper() + subject[1:]
        percent = f"{round(self.random.uniform(2, 60), self.random.choice([0, 1]))}{self.pick([' %', '%', ' percent', ' pct'])}"
        form = self.random.randrange(8)
        period, before = self.pick(PERIODS), self.pick(BEFORE)
        text = [
            f"{subject} {verb} to {now} from {then} {before}",
            f"{subject} {verb} by {percent} to {now} {period}",
            f"{subject} {verb} {percent} {period}",
            f"{subject} was {now} {period}, {self.pick(['compared with', 'compared to', 'against', 'versus'])} {then} {before}",
            f"{subject} totalled {now}, {'up' if up else 'down'} from {then} {before}",
            f"{subject} of {now} vs {then}" if self.random.random() < 0.5 else f"{subject} amounted to {now} ({then})",
            f"{subject} {'up' if up else 'down'} {percent} at {now}",
            f"{period.capitalize()}, {subject[0].lower() + subject[1:]} {verb} to {now}, from {then} {before}",
        ][form]
        return text, POSITIVE if up == good_metric else NEGATIVE

    def sentence(self):
        kind = self.random.random()
        if kind < 0.42:
            text, label = self.change()
        elif kind < 0.58:
            text, label = self.event(POSITIVE_EVENTS), POSITIVE
        elif kind < 0.72:
            text, label = self.event(NEGATIVE_EVENTS), NEGATIVE
        else:
            text, label = self.event(NEUTRAL_EVENTS), NEUTRAL
            if self.random.random() < 0.2:
                text += self.pick([". ", " ; ", " - "]) + self.event(NEUTRAL_EVENTS)
        return text + self.pick(["", "", ".", " ."]), label


def sentences(count, seed):
    grammar = Grammar(seed)
    return [grammar.sentence() for _ in range(count)]
