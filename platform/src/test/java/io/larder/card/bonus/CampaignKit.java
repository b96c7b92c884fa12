package io.larder.card.bonus;

import io.larder.card.Drawer;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes campaigns: this month, for every card and recharge, until told otherwise. */
public final class CampaignKit {

    private final String id;
    private LocalDate firstDay = Drawer.TODAY;
    private LocalDate lastDay = Drawer.TODAY.plusDays(30);
    private long minimumMinor = 1;
    private long fixedMinor;
    private int thousandths;
    private @Nullable Long mostMinor;
    private @Nullable Long mostOnCardMinor;
    private Campaign.Holders holders = Campaign.Holders.ANY;
    private String productIds = "";
    private String methods = "";
    private String payWiths = "";
    private String storeIds = "";
    private int priority = 100;

    private CampaignKit(String id) {
        this.id = id;
    }

    public static CampaignKit fixed(String id, long minor) {
        var kit = new CampaignKit(id);
        kit.fixedMinor = minor;
        return kit;
    }

    public static CampaignKit thousandths(String id, int thousandths) {
        var kit = new CampaignKit(id);
        kit.thousandths = thousandths;
        return kit;
    }

    CampaignKit from(long minimum) {
        minimumMinor = minimum;
        return this;
    }

    CampaignKit most(long minor) {
        mostMinor = minor;
        return this;
    }

    CampaignKit mostOnCard(long minor) {
        mostOnCardMinor = minor;
        return this;
    }

    CampaignKit days(LocalDate first, LocalDate last) {
        firstDay = first;
        lastDay = last;
        return this;
    }

    CampaignKit holders(Campaign.Holders whose) {
        holders = whose;
        return this;
    }

    CampaignKit products(String ids) {
        productIds = ids;
        return this;
    }

    CampaignKit methods(String names) {
        methods = names;
        return this;
    }

    CampaignKit payWiths(String names) {
        payWiths = names;
        return this;
    }

    CampaignKit stores(String ids) {
        storeIds = ids;
        return this;
    }

    CampaignKit priority(int lowestFirst) {
        priority = lowestFirst;
        return this;
    }

    /** Its bonus can be spent for nine days after the recharge's own. */
    public Campaign made() {
        return new Campaign(
                id,
                "充值有礼",
                "Recharge and get",
                firstDay,
                lastDay,
                minimumMinor,
                fixedMinor,
                thousandths,
                mostMinor,
                mostOnCardMinor,
                holders,
                productIds,
                methods,
                payWiths,
                storeIds,
                9,
                priority,
                Instant.EPOCH,
                "staff_1",
                null);
    }
}
