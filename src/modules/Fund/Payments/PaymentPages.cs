using Joinery.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Joinery.Fund.Payments;

/// <summary>The imported files of payments and what they come to.</summary>
internal static class PaymentPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/fund").RequireRight(FundRights.Read).MapPage("/payments", async (HttpContext context, PaymentBook book) => await context.Page<PaymentsPage>("Published payments", new
        {
            Files = await book.Files(context.RequestAborted),
            Areas = await book.Totals(PaymentGrouping.Area, context.RequestAborted),
            Suppliers = await book.Totals(PaymentGrouping.Supplier, context.RequestAborted),
        }));
}
